/** A finger has to go this far, in pixels, before it is clear where it goes. */
const SLACK = 12;
const FARTHEST = 72;

/** A row pulled this far is answered. */
export const SWIPED = 52;

/**
 * How far a row follows a finger that has gone `by` pixels along its line and `down` across it; 0
 * while that may still become anything, and nothing at all where it scrolls or goes the other way.
 */
export function pullOf(by: number, down: number, pulling: boolean): number | undefined {
  if (pulling) return Math.max(0, Math.min(by - SLACK, FARTHEST));
  if (Math.abs(down) > SLACK || by < -SLACK) return undefined;
  return by > SLACK && by > 2 * Math.abs(down) ? Math.min(by - SLACK, FARTHEST) : 0;
}
