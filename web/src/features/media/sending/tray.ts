import type { OutgoingFile } from '../../../shared/media/outgoingFile';
import { largest } from './limits';
import type { FileLimits } from './limits';
import type { Chosen, Form, Tray } from './trays';

export const emptyTray: Tray = { files: [], originals: false };

export function added(tray: Tray, file: Chosen): Tray {
  return { ...tray, files: [...tray.files, file] };
}

export function removed(tray: Tray, key: string): Tray {
  return { ...tray, files: tray.files.filter((file) => file.key !== key) };
}

export function changed(tray: Tray, key: string, change: Partial<Chosen>): Tray {
  const files = tray.files.map((file) => (file.key === key ? { ...file, ...change } : file));
  return { ...tray, files };
}

/** Moves a file to another place; past the ends it stays at them. */
export function moved(tray: Tray, key: string, place: number): Tray {
  const file = tray.files.find((one) => one.key === key);
  if (!file) return tray;
  const others = tray.files.filter((one) => one !== file);
  const at = Math.max(0, Math.min(place, others.length));
  return { ...tray, files: [...others.slice(0, at), file, ...others.slice(at)] };
}

/** How it will be sent: smaller, unless the original is wanted and is not too large. */
export function formOf({ original, smaller }: Chosen, originals: boolean, limits: FileLimits): Form {
  if (!smaller) return original;
  return originals && original.bytes <= largest(original.mime, limits) ? original : smaller;
}

/** The tray as it goes into the outbox. */
export function outgoing({ files, originals }: Tray, limits: FileLimits): OutgoingFile[] {
  return files.map((chosen) => {
    const { content, ...form } = formOf(chosen, originals, limits);
    const { alt, duration } = chosen;
    const words = alt?.trim();
    return { ...form, key: content, ...(words ? { alt: words } : {}), ...(duration && { duration }) };
  });
}

/** Where the contents lie that are not sent, since another form of the file is, or none. */
export function unsent(tray: Tray, sent: readonly OutgoingFile[]): string[] {
  const going = new Set(sent.map(({ key }) => key));
  return tray.files
    .flatMap(({ original, smaller }) => [original.content, ...(smaller ? [smaller.content] : [])])
    .filter((content) => !going.has(content));
}
