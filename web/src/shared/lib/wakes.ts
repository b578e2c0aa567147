import type { Clock } from './clock';

const BEAT = 5_000;
/** A busy page is late by less, one whose machine slept or that was frozen by more. */
const LATE = 5_000;

/**
 * Tells when time has gone on without this page. Nothing else does where it was in view all the
 * while: a lid that opens brings neither focus nor visibility, and timers have slept as well.
 */
export function watchWakes(clock: Clock, woke: () => void): void {
  const due = clock.now() + BEAT;
  clock.after(BEAT, () => {
    if (clock.now() - due > LATE) woke();
    watchWakes(clock, woke);
  });
}
