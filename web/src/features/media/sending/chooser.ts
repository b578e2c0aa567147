import { t } from '../../../shared/i18n/translate';
import { newId } from '../../../shared/lib/id';
import type { FileShelf } from '../../../shared/media/fileShelf';
import { kindOf } from '../../../shared/media/outgoingFile';
import { fileSize } from '../measures';
import { measuresOf } from './film';
import { largest } from './limits';
import type { FileLimits } from './limits';
import { pictureOf } from './smaller';
import { added, changed, removed } from './tray';
import type { Chosen, Form, Tray } from './trays';

interface Ports {
  limits: FileLimits;
  shelf: FileShelf;
  tray(): Tray;
  change(tray: Tray): void;
  /** Says why something was not taken. */
  told(words: string): void;
}

const UNKNOWN = 'application/octet-stream';

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/webp': 'webp' };

/** A name that says what its content has become. */
export function renamed(name: string, mime: string): string {
  const stem = name.replace(/\.[^.]{1,5}$/, '');
  return `${stem}.${ENDINGS[mime] ?? 'bin'}`;
}

function tooLarge({ name, mime }: Form, limits: FileLimits): string {
  return t('tray.tooLarge', { name, size: fileSize(largest(mime, limits)) });
}

/** Puts files into the tray that fit there, and looks into them one by one. */
export async function choose(files: readonly File[], ports: Ports): Promise<void> {
  const { limits, shelf, told } = ports;
  const room = limits.attachments - ports.tray().files.length;
  if (files.length > room) told(t('tray.tooMany', { count: limits.attachments }));
  const taken = files.slice(0, Math.max(0, room)).flatMap((file) => {
    const key = newId();
    const mime = file.type || UNKNOWN;
    const original = { content: key, name: file.name, mime, bytes: file.size };
    // A picture may become small enough.
    if (kindOf(mime) !== 'image' && file.size > largest(mime, limits)) {
      told(tooLarge(original, limits));
      return [];
    }
    shelf.hold(key, file);
    ports.change(added(ports.tray(), { key, original, busy: true }));
    return [{ file, original }];
  });
  for (const { file, original } of taken) await look(file, original, ports);
}

async function look(file: File, original: Form, ports: Ports): Promise<void> {
  const { limits, shelf, told } = ports;
  const key = original.content;
  const facts = await factsOf(file, original, shelf);
  const here = ports.tray().files.some((one) => one.key === key);
  const fits = Math.min(original.bytes, facts.smaller?.bytes ?? Infinity);
  if (here && fits <= largest(original.mime, limits)) {
    ports.change(changed(ports.tray(), key, { ...facts, busy: false }));
    return;
  }
  if (here) told(tooLarge(original, limits));
  ports.change(removed(ports.tray(), key));
  shelf.remove([key, ...(facts.smaller ? [facts.smaller.content] : [])]);
}

type Facts = Partial<Pick<Chosen, 'original' | 'smaller' | 'duration'>>;

async function factsOf(file: File, original: Form, shelf: FileShelf): Promise<Facts> {
  if (/^(video|audio)\//.test(original.mime)) {
    const { duration, ...size } = await measuresOf(file);
    return { original: { ...original, ...size }, ...(duration && { duration }) };
  }
  const picture = kindOf(original.mime) === 'image' ? await pictureOf(file) : undefined;
  if (!picture) return {};
  const { width, height, smaller } = picture;
  const facts = { original: { ...original, width, height } };
  if (!smaller) return facts;
  const { content, ...size } = smaller;
  const key = newId();
  shelf.hold(key, content);
  const mime = content.type;
  const name = renamed(original.name, mime);
  return { ...facts, smaller: { content: key, name, mime, bytes: content.size, ...size } };
}
