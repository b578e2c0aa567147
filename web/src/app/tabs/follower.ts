import type { AnyAction } from 'redux';
import { outboxFound } from '../../features/messages/outbox';
import { readUpTo } from '../../features/receipts/receipts';
import type { Clock } from '../../shared/lib/clock';
import type { RootState } from '../rootReducer';
import type { Channel } from './channel';
import type { Snapshot, TabMessage } from './tabMessage';

interface Ports {
  getState(): RootState;
  channel: Channel;
  /** Makes a snapshot the state of this tab; whether it could. */
  take(snapshot: Snapshot): Promise<boolean>;
  /** Lets events happen here that have happened in the tab that leads. */
  replay(events: readonly AnyAction[]): void;
  clock: Clock;
}

export interface Follower {
  heard(message: TabMessage): void;
  /** What is known here is nobody's any more. */
  reset(): void;
}

type Happened = Extract<TabMessage, { type: 'happened' }>;
type Told = Extract<TabMessage, { type: 'told' }>;

/** How long a snapshot may take before it is asked for again. */
const PATIENCE = 1_000;

/** Follows the tab that leads: a snapshot first, then its events in their order and without a hole. */
export function createFollower({ getState, channel, take, replay, clock }: Ports): Follower {
  let leader: string | undefined;
  /** The number of the last event that has happened here; `undefined` before the snapshot. */
  let count: number | undefined;
  let askedAt = 0;
  let early: Happened[] = [];

  /** What was done here may have reached nobody: it is told again, and harms nobody twice. */
  function join(): void {
    const { outbox, receipts } = getState();
    const read = Object.entries(receipts).map(([conversation, seq]) => {
      return readUpTo({ conversation, seq });
    });
    count = undefined;
    early = [];
    askedAt = clock.now();
    channel.say({ type: 'joined', events: [outboxFound(outbox), ...read] });
  }

  function follow(from: string): void {
    const waiting = count === undefined && clock.now() - askedAt > PATIENCE;
    if (from === leader && !waiting) return;
    leader = from;
    join();
  }

  async function told({ from, to, count: at, snapshot }: Told): Promise<void> {
    if (to !== channel.me || from !== leader || count !== undefined) return;
    if (!(await take(snapshot)) || from !== leader || count !== undefined) return;
    count = at;
    const later = early;
    early = [];
    later.forEach(happened);
  }

  function happened(message: Happened): void {
    if (count === undefined) {
      early.push(message);
      return;
    }
    if (message.count <= count) return;
    if (message.count > count + 1) return join();
    count = message.count;
    if (message.by !== channel.me) replay(message.events);
  }

  return {
    heard(message) {
      if (message.type === 'pong') follow(message.from);
      if (message.type === 'told') void told(message);
      if (message.type !== 'happened') return;
      follow(message.from);
      happened(message);
    },
    reset() {
      leader = undefined;
      count = undefined;
      early = [];
    },
  };
}
