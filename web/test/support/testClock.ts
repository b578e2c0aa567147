import type { Clock } from '../../src/shared/lib/clock';

export interface TestClock extends Clock {
  /** Lets time pass, running what falls due in its order, and what follows from it. */
  pass(ms: number): Promise<void>;
  /** The machine is asleep for so long: its calendar goes on, its timers do not. */
  sleep(ms: number): void;
}

/** Time that only passes when a test says so. */
export function testClock(start = 1_795_165_200_000): TestClock {
  let now = start;
  let timers: { at: number; action: () => void }[] = [];

  async function pass(ms: number): Promise<void> {
    const end = now + ms;
    await settled();
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.action();
      await settled();
    }
    now = end;
  }

  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass,
    sleep(ms) {
      now += ms;
      for (const timer of timers) timer.at += ms;
    },
  };
}

/** Lets everything that waits for nothing but its turn run to its end. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>((done) => {
      setTimeout(done, 0);
    });
  }
}
