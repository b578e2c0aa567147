import { t } from '../../shared/i18n/translate';
import type { Attachment, MediaKind } from '../../shared/media/attachment';

const COUNTED = {
  image: 'media.photos',
  video: 'media.videos',
  audio: 'media.sounds',
  file: 'media.files',
} as const;

/** What came with a message, for places with a single line. */
export interface Summary {
  /** What it is mostly made of. */
  kind: MediaKind;
  words: string;
}

export function summaryOf(attachments: readonly Attachment[]): Summary | undefined {
  const [first] = attachments;
  if (!first) return undefined;
  const kinds = new Set(attachments.map(({ kind }) => kind));
  const count = attachments.length;
  const seen = !kinds.has('audio') && !kinds.has('file');
  const kind = kinds.size === 1 ? first.kind : seen ? 'image' : 'file';
  const words =
    kinds.size > 1 && seen
      ? t('media.photosAndVideos', { count })
      : t(COUNTED[kind], { count, name: first.name });
  return { kind, words };
}
