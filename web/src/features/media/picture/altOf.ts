import { t } from '../../../shared/i18n/translate';
import type { Attachment } from '../../../shared/media/attachment';

/** What its sender said of it, or else which one it is. */
export function altOf({ kind, alt }: Attachment, position: number, count: number): string {
  if (alt) return alt;
  const film = kind === 'video';
  if (count === 1) return t(film ? 'media.videos' : 'media.photos', { count: 1 });
  return t(film ? 'media.videoOf' : 'media.photoOf', { position, total: count });
}
