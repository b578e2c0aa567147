import type { Channel } from '../../src/app/tabs/channel';
import { tabMessageOf } from '../../src/app/tabs/tabMessage';
import type { TabMessage } from '../../src/app/tabs/tabMessage';
import type { Locks } from '../../src/shared/lib/leadership';

/** One tab's end of what the tabs of a browser share. */
export interface Tab {
  channel: Channel;
  locks: Locks;
  /** It runs no code any more, as when the browser freezes it; what reaches it waits. */
  freeze(): void;
  thaw(): void;
  /** Gone, with everything it held. */
  close(): void;
}

interface Holder {
  tab: Tab;
  end(how?: Error): void;
}

interface Waiter {
  tab: Tab;
  grant(): void;
}

/** What the tabs of one browser share: a lock and a channel. */
export function browser(): { open(name: string): Tab } {
  let holder: Holder | undefined;
  let waiters: Waiter[] = [];
  const listeners = new Map<Tab, (value: unknown) => void>();

  function next(): void {
    if (holder) return;
    const [first, ...rest] = waiters;
    waiters = rest;
    first?.grant();
  }

  function request(
    tab: Tab,
    run: (work: () => void) => void,
    options: { signal?: AbortSignal; steal?: boolean },
    held: () => Promise<void> | undefined,
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        tab,
        grant() {
          const mine: Holder = {
            tab,
            end(how) {
              if (holder === mine) holder = undefined;
              if (how) run(() => reject(how));
              next();
            },
          };
          holder = mine;
          run(() => {
            void Promise.resolve(held()).then(() => {
              if (holder === mine) mine.end();
              resolve();
            });
          });
        },
      };
      options.signal?.addEventListener('abort', () => {
        waiters = waiters.filter((one) => one !== waiter);
        reject(new Error('aborted'));
      });
      if (options.steal) {
        waiters.unshift(waiter);
        if (holder) holder.end(new Error('stolen'));
        else next();
      } else {
        waiters.push(waiter);
        next();
      }
    });
  }

  function open(name: string): Tab {
    let frozen: (() => void)[] | undefined;
    const run = (work: () => void) => (frozen ? void frozen.push(work) : work());
    const tab: Tab = {
      locks: {
        request: (_, options, held) =>
          frozen ? new Promise(() => undefined) : request(tab, run, options, held),
      },
      channel: {
        me: name,
        say(message) {
          if (frozen) return;
          const told = structuredClone({ ...message, from: name });
          for (const [other, hear] of listeners) if (other !== tab) hear(told);
        },
        listen(heard: (message: TabMessage) => void) {
          listeners.set(tab, (value) => {
            const message = tabMessageOf(structuredClone(value));
            if (message) queueMicrotask(() => run(() => heard(message)));
          });
        },
      },
      freeze() {
        frozen = [];
      },
      thaw() {
        const late = frozen ?? [];
        frozen = undefined;
        for (const work of late) work();
      },
      close() {
        listeners.delete(tab);
        frozen = [];
        waiters = waiters.filter((one) => one.tab !== tab);
        if (holder?.tab === tab) holder.end();
      },
    };
    return tab;
  }

  return { open };
}
