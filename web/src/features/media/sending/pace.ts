/** How fast an upload has been lately, and what that means for it. */
export interface Pace {
  /** Bytes a second; 0 before anything is known. */
  rate: number;
  /** How many bytes to send with the next request. */
  chunk: number;
}

const KB = 1024;
const SMALLEST = 64 * KB;
const LARGEST = 8 * KB * KB;
/** Short enough to show that something moves, long enough that the answers do not hold it up. */
const SECONDS = 1.5;
/** How much of the estimate is the newest measurement. */
const WEIGHT = 0.4;

export const firstPace: Pace = { rate: 0, chunk: 512 * KB };

/** After `bytes` have gone in `ms`. */
export function paced(pace: Pace, bytes: number, ms: number): Pace {
  if (bytes === 0) return pace;
  const { rate, chunk } = pace;
  const measured = (bytes * 1000) / Math.max(1, ms);
  const next = rate === 0 ? measured : rate + WEIGHT * (measured - rate);
  const wanted = Math.min(next * SECONDS, chunk * 4);
  return { rate: next, chunk: Math.round(Math.min(LARGEST, Math.max(SMALLEST, wanted))) };
}

/** After a request that came to nothing: the next one risks less. */
export function slowed({ rate, chunk }: Pace): Pace {
  return { rate, chunk: Math.max(SMALLEST, Math.round(chunk / 4)) };
}
