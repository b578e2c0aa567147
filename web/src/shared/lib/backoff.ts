const FIRST = 500;
const LONGEST = 30_000;

/**
 * How long to wait before try number `attempt` (the first retry is 1): half a second doubling to
 * thirty, and of that a random part, so that those who failed together do not come back together.
 */
export function backoff(attempt: number, random: () => number, first = FIRST): number {
  return random() * Math.min(LONGEST, first * 2 ** (attempt - 1));
}
