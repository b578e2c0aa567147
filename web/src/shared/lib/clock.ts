export type Cancel = () => void;

/** Time as everything here sees it, so that a test can hold it in its hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `action` once, `ms` from now, unless cancelled before. */
  after(ms: number, action: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
