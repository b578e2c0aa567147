import type { Attachment } from '../../shared/media/attachment';
import { mosaicOf } from './mosaic/mosaic';
import type { Mosaic, Size } from './mosaic/mosaic';

/** What came with a message as it will stand there, before any of it is loaded. */
export interface Shape {
  /** Pixels, where the window has room for them. */
  width: number;
  /** Of its pictures and films. */
  mosaic: Mosaic | undefined;
  /** How many sounds and files stand below one another. */
  rows: number;
}

/** How high a sound or a file is, in pixels; the class `h-16`. */
export const ROW = 64;
/** Wide enough for words below a picture, and for a name and what can be done beside it. */
const WORDS = 280;
const NAMES = 320;

/** For a picture of which nothing is known yet. */
const UNKNOWN: Size = { width: 400, height: 300 };

export function isSeen({ kind }: Attachment): boolean {
  return kind === 'image' || kind === 'video';
}

function sizeOf({ width = 0, height = 0 }: Attachment): Size {
  return width > 0 && height > 0 ? { width, height } : UNKNOWN;
}

export function shapeOf(attachments: readonly Attachment[], captioned: boolean): Shape {
  const seen = attachments.filter(isSeen);
  const rows = attachments.length - seen.length;
  const least = rows > 0 ? NAMES : captioned ? WORDS : undefined;
  const mosaic = seen.length > 0 ? mosaicOf(seen.map(sizeOf), least) : undefined;
  return { width: mosaic?.width ?? NAMES, mosaic, rows };
}

/** How high that is in a column that leaves it so much width. */
export function heightOf({ width, mosaic, rows }: Shape, available: number): number {
  const scale = Math.min(1, available / width);
  return (mosaic ? mosaic.height * scale : 0) + rows * ROW;
}
