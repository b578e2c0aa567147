import { backoff } from '../../shared/lib/backoff';
import type { Cancel, Clock } from '../../shared/lib/clock';
import type { Entry, LogPage } from './entry';
import type { Log } from './log';

interface Ports {
  log(conversation: string): Log | undefined;
  apply(entries: readonly Entry[]): void;
  /** Reads the log from the number `after` on, that one included. */
  read(conversation: string, after: number): Promise<LogPage>;
  /** Something cannot be mended by reading: say anew what is here. */
  compare(): void;
  clock: Clock;
  random: () => number;
}

export interface LogKeeper {
  /** A live entry, in whatever order and however often it comes. */
  received(entry: Entry): void;
  /** A frame has shown that the log reaches up to here. */
  headSeen(conversation: string, head: number): void;
  /** The connection is gone; the next comparison brings whatever was missing. */
  disconnected(): void;
}

/** How long an entry may be overtaken by its successors before it counts as lost. */
const PATIENCE = 300;

/**
 * Keeps the copies whole: the next entry is applied, an earlier one dropped, a later one kept for a
 * moment, and where the gap does not close by itself the log is read, one reading at a time.
 */
export function createLogKeeper(ports: Ports): LogKeeper {
  /** Entries that came too early, by conversation and number. */
  const early = new Map<string, Map<number, Entry>>();
  const heads = new Map<string, number>();
  const timers = new Map<string, Cancel>();
  let reading = Promise.resolve();
  let connection = 0;

  function received(entry: Entry): void {
    const { conversation, seq } = entry;
    const log = ports.log(conversation);
    if (!log) return ports.compare();
    if (seq <= log.seq) return;
    const kept = early.get(conversation) ?? new Map<number, Entry>();
    early.set(conversation, kept.set(seq, entry));
    drain(conversation);
    headSeen(conversation, seq);
  }

  /** Applies what now follows without a hole, all of it as one change. */
  function drain(conversation: string): void {
    const kept = early.get(conversation);
    const log = ports.log(conversation);
    if (!kept || !log) return;
    const next: Entry[] = [];
    for (let seq = log.seq + 1; ; seq += 1) {
      const entry = kept.get(seq);
      if (!entry) break;
      next.push(entry);
    }
    if (next.length > 0) ports.apply(next);
    const reached = log.seq + next.length;
    for (const seq of kept.keys()) if (seq <= reached) kept.delete(seq);
  }

  function behind(conversation: string): boolean {
    const log = ports.log(conversation);
    return log !== undefined && log.seq < (heads.get(conversation) ?? 0);
  }

  function headSeen(conversation: string, head: number): void {
    if (!ports.log(conversation)) return ports.compare();
    heads.set(conversation, Math.max(head, heads.get(conversation) ?? 0));
    if (!behind(conversation)) return stopTimer(conversation);
    if (!timers.has(conversation)) wait(conversation, PATIENCE, 0);
  }

  function wait(conversation: string, ms: number, failures: number): void {
    const cancel = ports.clock.after(ms, () => {
      if (behind(conversation)) reading = reading.then(() => mend(conversation, failures));
      else timers.delete(conversation);
    });
    timers.set(conversation, cancel);
  }

  function stopTimer(conversation: string): void {
    timers.get(conversation)?.();
    timers.delete(conversation);
  }

  async function mend(conversation: string, failures: number): Promise<void> {
    const mine = connection;
    try {
      while (mine === connection && behind(conversation)) {
        if (!(await readOn(conversation, () => mine === connection))) return;
      }
      if (mine === connection) timers.delete(conversation);
    } catch {
      const failed = failures + 1;
      if (mine === connection) wait(conversation, backoff(failed, ports.random), failed);
    }
  }

  /** Reads one page; whether that has led on, as it does in the log this copy was made from. */
  async function readOn(conversation: string, current: () => boolean): Promise<boolean> {
    const from = ports.log(conversation);
    if (!from) return false;
    const { items } = await ports.read(conversation, from.seq);
    if (!current()) return false;
    const same = from.seq === 0 || items.some(({ seq, id }) => seq === from.seq && id === from.id);
    if (same) ports.apply(items);
    drain(conversation);
    if (same && (ports.log(conversation)?.seq ?? 0) > from.seq) return true;
    stopTimer(conversation);
    heads.delete(conversation);
    ports.compare();
    return false;
  }

  function disconnected(): void {
    connection += 1;
    for (const cancel of timers.values()) cancel();
    timers.clear();
    early.clear();
    heads.clear();
  }

  return { received, headSeen, disconnected };
}
