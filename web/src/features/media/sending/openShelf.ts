import { systemClock } from '../../../shared/lib/clock';
import type { Database } from '../../../shared/storage/database';
import { createShelf } from './shelf';
import type { OpenShelf, ShelfChannel, ShelfNews } from './shelf';

/** Tabs whose messages differ must not share them: raise it with their form. */
const CHANNEL = 'martlet-files-1';

/** Both ends are of this build, which reads what it has written. */
function openChannel(): ShelfChannel {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    say: (news) => channel.postMessage(news),
    listen(heard) {
      channel.onmessage = ({ data }) => heard(data as ShelfNews);
    },
  };
}

async function fits(bytes: number): Promise<boolean> {
  // Not there over plain http to other hosts.
  const { storage } = navigator as Partial<Navigator>;
  const { quota = Infinity, usage = 0 } = (await storage?.estimate()) ?? {};
  return usage + bytes <= quota;
}

interface Ports {
  open(): Promise<Database>;
  store: string;
  short(): void;
}

/** The shelf of this tab; closing the tab asks first where a file would be lost with it. */
export function openShelf(ports: Ports): OpenShelf {
  const shelf = createShelf({ ...ports, channel: openChannel(), fits, clock: systemClock });
  window.addEventListener('beforeunload', (event) => {
    if (shelf.unkept()) event.preventDefault();
  });
  return shelf;
}
