export interface BodyLimits {
  /** Graphemes: what a person counts as characters. */
  bodyCharacters: number;
  /** Bytes of UTF-8. */
  bodyBytes: number;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const encoder = new TextEncoder();

function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** By how many characters a text is too long, 0 if it fits. Short texts are not counted at all. */
export function excess(text: string, limits: BodyLimits): number {
  if (text.length <= Math.min(limits.bodyCharacters, limits.bodyBytes / 3)) return 0;
  const bytes = encoder.encode(text).length;
  const characters = graphemes(text);
  if (bytes <= limits.bodyBytes) return Math.max(0, characters - limits.bodyCharacters);
  const overBytes = Math.ceil(((bytes - limits.bodyBytes) * characters) / bytes);
  return Math.max(1, overBytes, characters - limits.bodyCharacters);
}
