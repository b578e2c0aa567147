import { backoff } from '../shared/lib/backoff';
import type { Clock } from '../shared/lib/clock';

export interface Ready {
  isReady(): boolean;
  /** Makes ready once, for any number of callers, and tries until it has succeeded. */
  ready(): Promise<void>;
}

/** Whether what is loaded late is here. */
export function createReady(load: () => Promise<void>, clock: Clock, random: () => number): Ready {
  let done = false;
  let loading: Promise<void> | undefined;

  async function keepTrying(): Promise<void> {
    for (let attempt = 1; !done; attempt += 1) {
      try {
        await load();
        done = true;
      } catch {
        await new Promise<void>((resume) => {
          clock.after(backoff(attempt, random), resume);
        });
      }
    }
  }

  return {
    isReady: () => done,
    ready: () => (loading ??= keepTrying()),
  };
}
