import type { AnyAction } from 'redux';
import { backoff } from '../../shared/lib/backoff';
import type { Clock } from '../../shared/lib/clock';
import { historyAsked, historyFailed } from './history';
import type { Log } from './log';
import { pageReceived } from './logs';
import type { MessagePage } from './message';

interface Ports {
  log(conversation: string): Log | undefined;
  /** Out of what this browser keeps; `undefined` where that does not reach. */
  readKept(conversation: string, before: number): Promise<MessagePage | undefined>;
  read(conversation: string, before: number): Promise<MessagePage>;
  dispatch(action: AnyAction): void;
  clock: Clock;
  random: () => number;
}

export interface HistoryLoader {
  opened(conversation: string): void;
  closed(): void;
  /** Loads the page before what is here, unless there is none or it is on its way. */
  older(conversation: string): void;
  /** Loads the newest page of the open conversation where it is not here yet. */
  check(): void;
  /** The network is back. */
  retry(): void;
}

const TRIES = 4;

interface Found {
  page: MessagePage;
  kept: boolean;
}

export function createHistoryLoader(ports: Ports): HistoryLoader {
  const loading = new Set<string>();
  let open: string | undefined;
  let failed = false;

  /** A page read before the copy began would miss what the copy has skipped: it is asked again. */
  async function readFresh(conversation: string, before: number): Promise<Found> {
    for (let attempt = 1; ; attempt += 1) {
      const kept = attempt === 1 ? await ports.readKept(conversation, before) : undefined;
      const page = kept ?? (await ports.read(conversation, before));
      const floor = ports.log(conversation)?.floor ?? 0;
      if (page.head >= floor || attempt === TRIES) return { page, kept: kept !== undefined };
      await new Promise<void>((done) => {
        ports.clock.after(backoff(attempt, ports.random), done);
      });
    }
  }

  async function load(conversation: string): Promise<void> {
    const log = ports.log(conversation);
    if (!log?.older || loading.has(conversation)) return;
    loading.add(conversation);
    ports.dispatch(historyAsked({ conversation }));
    try {
      const found = await readFresh(conversation, log.from);
      ports.dispatch(pageReceived({ conversation, before: log.from, ...found }));
      failed = ports.log(conversation) === log;
      if (failed) ports.dispatch(historyFailed({ conversation }));
    } catch {
      failed = true;
      ports.dispatch(historyFailed({ conversation }));
    } finally {
      loading.delete(conversation);
    }
    check();
  }

  function check(): void {
    if (open === undefined || failed) return;
    const log = ports.log(open);
    if (log && !log.paged) void load(open);
  }

  return {
    opened(conversation) {
      open = conversation;
      failed = false;
      check();
    },
    closed() {
      open = undefined;
    },
    older(conversation) {
      failed = false;
      void load(conversation);
    },
    check,
    retry() {
      failed = false;
      check();
    },
  };
}
