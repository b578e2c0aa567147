import type { Attachment } from '../../../shared/media/attachment';

/** The longest side of the variants, in pixels. */
const THUMB = 360;
const PREVIEW = 2_048;

interface Sources {
  src: string | undefined;
  srcSet: string | undefined;
}

/** How wide a variant is whose longer side is at most `edge`. */
function widthIn({ width = 1, height = 1 }: Attachment, edge: number): number {
  return Math.max(1, Math.round(width * Math.min(1, edge / Math.max(width, height))));
}

/** The variants that a browser may choose from; of a film, its poster. A `still` one is the smallest. */
export function sourcesOf(media: Attachment, still: boolean): Sources {
  const { thumb, preview, poster, original } = media.urls;
  const large = preview ?? poster ?? original ?? thumb;
  const small = thumb ?? large;
  if (still || small === large) return { src: small, srcSet: undefined };
  const one = (url: string | undefined, edge: number) => `${url} ${widthIn(media, edge)}w`;
  return { src: large, srcSet: `${one(small, THUMB)}, ${one(large, PREVIEW)}` };
}
