import type { Attachment } from '../../src/shared/media/attachment';
import type { OutgoingFile } from '../../src/shared/media/outgoingFile';

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

export function film(change: Partial<Attachment> = {}): Attachment {
  const base = `/api/v1/media/${change.id ?? 'film'}`;
  const urls = { original: `${base}/original`, poster: `${base}/poster`, thumb: `${base}/thumb` };
  return picture({
    id: 'film', kind: 'video', name: 'loom.mp4', mime: 'video/mp4', duration: 12_400, urls, ...change,
  });
}

export function sound(change: Partial<Attachment> = {}): Attachment {
  const id = change.id ?? 'sound';
  return {
    id,
    kind: 'audio',
    state: 'ready',
    name: 'hum.ogg',
    mime: 'audio/ogg',
    bytes: 48_000,
    duration: 7_400,
    waveform: Array.from({ length: 64 }, (_, i) => (i * 37) % 101),
    urls: { original: `/api/v1/media/${id}/original` },
    ...change,
  };
}

export function file(change: Partial<Attachment> = {}): Attachment {
  const { waveform: _, duration: __, ...rest } = sound({ id: 'file', kind: 'file', ...change });
  return { ...rest, name: 'plan.pdf', mime: 'application/pdf', ...change };
}

/** A file in the outbox whose content lies under its own name. */
export function outgoingFile(key: string, change: Partial<OutgoingFile> = {}): OutgoingFile {
  return { key, name: `${key}.jpg`, mime: 'image/jpeg', bytes: 10, ...change };
}
