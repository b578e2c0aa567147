import { newId } from '../../shared/lib/id';
import type { Locks } from '../../shared/lib/leadership';
import { tabMessageOf } from './tabMessage';
import type { TabMessage } from './tabMessage';

type Sayable<M> = M extends TabMessage ? Omit<M, 'from'> : never;

/** The other tabs of this browser; a tab does not hear itself. */
export interface Channel {
  /** The name of this tab among them. */
  me: string;
  say(message: Sayable<TabMessage>): void;
  listen(heard: (message: TabMessage) => void): void;
}

/** Tabs whose messages differ must not share them, nor the lock: raise it with their form. */
export const TABS = 'martlet-tabs-1';

export function openChannel(): Channel {
  const channel = new BroadcastChannel(TABS);
  const me = newId();
  return {
    me,
    say: (message) => channel.postMessage({ ...message, from: me }),
    listen(heard) {
      channel.onmessage = ({ data }) => {
        const message = tabMessageOf(data);
        if (message) heard(message);
      };
    },
  };
}

export function browserLocks(): Locks | undefined {
  return (navigator as { locks?: Locks }).locks;
}
