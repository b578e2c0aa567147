import { array, boolean, fields, integer, optional, string } from '../lib/json';
import { parseProblem } from '../http/problem';
import type { Problem } from '../http/problem';
import type { Attachment, MediaKind } from './attachment';

/** A file of a message on its way. Its content lies on the shelf of this browser, under `key`. */
export interface OutgoingFile {
  key: string;
  name: string;
  mime: string;
  bytes: number;
  alt?: string | undefined;
  /** In pixels as shown. */
  width?: number | undefined;
  height?: number | undefined;
  /** Milliseconds. */
  duration?: number | undefined;
  /** The path of its upload, from when the server has begun one. */
  upload?: string | undefined;
  /** What the server calls it, from when it has all of it. */
  media?: string | undefined;
  /** Somebody wants it to wait. */
  paused?: boolean | undefined;
  /** Why the server will not have it. */
  problem?: Problem | undefined;
}

export const parseOutgoingFiles = array(
  fields<OutgoingFile>({
    key: string,
    name: string,
    mime: string,
    bytes: integer,
    alt: optional(string),
    width: optional(integer),
    height: optional(integer),
    duration: optional(integer),
    upload: optional(string),
    media: optional(string),
    paused: optional(boolean),
    problem: optional(parseProblem),
  }),
);

/** As it was before the server knew of it. */
export function afresh(file: OutgoingFile): OutgoingFile {
  const { upload: _, media: __, problem: ___, ...before } = file;
  return before;
}

/** What the server will take a file for. Drawings in SVG may hold anything, and are only ever files. */
export function kindOf(mime: string): MediaKind {
  const [main] = mime.split('/');
  if (mime === 'image/svg+xml') return 'file';
  return main === 'image' || main === 'video' || main === 'audio' ? main : 'file';
}

/** As it will stand in its message, where the server has yet to say more. */
export function attachmentOf(file: OutgoingFile): Attachment {
  const { key: id, name, mime, bytes, width, height, duration, alt } = file;
  const told = { name, mime, bytes, width, height, duration, alt };
  return { id, kind: kindOf(mime), state: 'preparing', ...told, urls: {} };
}
