/** The one stretch in which two lists differ: `removed` items of the old at `start`, `added` of the new. */
export interface Span {
  start: number;
  removed: number;
  added: number;
}

/** What lies between the longest common beginning and the longest common end of two lists. */
export function changedSpan(before: readonly string[], after: readonly string[]): Span {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  return { start, removed: before.length - start - end, added: after.length - start - end };
}
