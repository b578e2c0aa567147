export interface Signal {
  give(): void;
  /** Resolves with the next signal that is given. */
  wait(): Promise<void>;
}

export function createSignal(): Signal {
  let waiting: (() => void)[] = [];
  return {
    give() {
      const heard = waiting;
      waiting = [];
      for (const resume of heard) resume();
    },
    wait: () =>
      new Promise((resume) => {
        waiting.push(resume);
      }),
  };
}
