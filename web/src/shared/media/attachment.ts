import { array, boolean, fields, integer, oneOf, optional, string } from '../lib/json';
import type { Parser } from '../lib/json';

export type MediaKind = 'image' | 'video' | 'audio' | 'file';
export type MediaState = 'preparing' | 'ready' | 'failed';

/** Where its bytes are, each a path on this server; none of them before it is ready. */
export interface MediaUrls {
  original?: string | undefined;
  /** At most 2,048 pixels along its longer side. */
  preview?: string | undefined;
  /** At most 360 pixels. */
  thumb?: string | undefined;
  /** What a film shows before it is played. */
  poster?: string | undefined;
}

/** A picture, a film, a sound or any other file that came with a message. */
export interface Attachment {
  id: string;
  kind: MediaKind;
  state: MediaState;
  name: string;
  mime: string;
  bytes: number;
  /** In pixels as shown; a word of the sender's until it is ready. */
  width?: number | undefined;
  height?: number | undefined;
  /** Milliseconds. */
  duration?: number | undefined;
  blurhash?: string | undefined;
  animated?: boolean | undefined;
  /** How loud it is from its beginning to its end, each from 0 to 100. */
  waveform?: readonly number[] | undefined;
  alt?: string | undefined;
  /** Why its preparation failed, as a code. */
  reason?: string | undefined;
  urls: MediaUrls;
}

const known: readonly MediaKind[] = ['image', 'video', 'audio', 'file'];

/** A kind to come is a file, which can be downloaded. */
const parseKind: Parser<MediaKind> = (value) => {
  const kind = string(value);
  return known.find((one) => one === kind) ?? 'file';
};

const path = optional(string);
const size = optional(integer);

export const parseAttachment: Parser<Attachment> = fields<Attachment>({
  id: string,
  kind: parseKind,
  state: oneOf('preparing', 'ready', 'failed'),
  name: string,
  mime: string,
  bytes: integer,
  width: size,
  height: size,
  duration: size,
  blurhash: optional(string),
  animated: optional(boolean),
  waveform: optional(array(integer)),
  alt: optional(string),
  reason: optional(string),
  urls: fields<MediaUrls>({ original: path, preview: path, thumb: path, poster: path }),
});

const parseThem = optional(array(parseAttachment));

/** Those of a message; one that was kept before messages had any says nothing of them. */
export const parseAttachments: Parser<readonly Attachment[]> = (value) => parseThem(value) ?? [];
