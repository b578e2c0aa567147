import type { Attachment } from '../../src/shared/media/attachment';

/** A picture that is ready, as the server tells of it. */
export function picture(change: Partial<Attachment> = {}): Attachment {
  const id = change.id ?? 'picture';
  return {
    id,
    kind: 'image',
    state: 'ready',
    name: 'loom.jpg',
    mime: 'image/jpeg',
    bytes: 120_000,
    width: 1_600,
    height: 1_200,
    blurhash: 'LEHV6nWB2yk8pyo0adR*.7kCMdnj',
    urls: {
      original: `/api/v1/media/${id}/original`,
      preview: `/api/v1/media/${id}/preview`,
      thumb: `/api/v1/media/${id}/thumb`,
    },
    ...change,
  };
}
