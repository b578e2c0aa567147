/** Longer than this, a step is `LEAP` instead of one second. */
const LONG = 60;
const LEAP = 5;
const SHARE = 0.1;

/** Where a key leads in something of that length, in seconds; nowhere if it is none of a slider's. */
export function steppedTo(key: string, at: number, length: number): number | undefined {
  const step = length > LONG ? LEAP : 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(length, at + step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - step);
    case 'PageUp':
      return Math.min(length, at + length * SHARE);
    case 'PageDown':
      return Math.max(0, at - length * SHARE);
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return undefined;
  }
}
