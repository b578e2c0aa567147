const LINE = 20;
const REST = 15;

/** Between a bubble without words and the one above it. */
const GAP = 2;

/**
 * How high a message will be, as far as can be told: what came with it is `media` high, and lines of
 * its text have that many characters.
 */
export function estimatedHeight(body: string, columns: number, media: number): number {
  if (body === '' && media > 0) return GAP + media;
  let lines = 0;
  for (const line of body.split('\n', 400)) lines += Math.max(1, Math.ceil(line.length / columns));
  return media + REST + lines * LINE;
}
