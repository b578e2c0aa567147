import type { AnyAction } from 'redux';
import { outboxFound } from '../../features/messages/outbox';
import type { Grant } from '../../shared/http/accessTokens';
import type { Clock } from '../../shared/lib/clock';
import { createLeadership } from '../../shared/lib/leadership';
import type { Leadership, Locks } from '../../shared/lib/leadership';
import type { RootState } from '../rootReducer';
import { TABS } from './channel';
import type { Channel } from './channel';
import { createDraftOrder } from './draftOrder';
import { createFollower } from './follower';
import { isForwarded, isShared } from './sharedEvents';
import { snapshotOf } from './snapshot';
import type { Snapshot, TabMessage } from './tabMessage';

interface Ports {
  getState(): RootState;
  /** Lets an event happen here, and in the other tabs only if this one leads. */
  pass(action: AnyAction): void;
  channel: Channel;
  locks: Locks | undefined;
  /** The token that this tab holds, for one that begins to follow. */
  grant(): Grant | undefined;
  take(snapshot: Snapshot): Promise<boolean>;
  replay(events: readonly AnyAction[]): void;
  led(): void;
  deposed(): void;
  /** A tab that has no part in anything leads itself. */
  leading(leads: boolean): void;
  /** Somebody looks at another tab, or has looked at it when it was last heard of. */
  looked(tab: string, active: boolean): void;
  /** Whether somebody looks at this one. */
  active(): boolean;
  clock: Clock;
  random: () => number;
}

/** The tabs of one person in one browser, which are one client. */
export interface Tabs extends Pick<Leadership, 'wanted' | 'unwanted' | 'leads' | 'follows'> {
  /** Tells the others what has happened here, where it concerns them. */
  happened(events: readonly AnyAction[]): void;
}

/** Of what another tab holds to send, what this one has not yet seen arrive. */
function unseen(event: AnyAction, { logs }: RootState): AnyAction {
  if (!outboxFound.match(event)) return event;
  const arrived = (conversation: string, id: string) =>
    logs[conversation]?.messages.some(({ clientId }) => clientId === id);
  return outboxFound(event.payload.filter((one) => !arrived(one.conversation, one.clientId)));
}

export function createTabs(ports: Ports): Tabs {
  const { getState, channel, clock, random } = ports;
  let count = 0;
  /** Whose deed is happening at this moment. */
  let by = channel.me;

  const drafts = createDraftOrder(clock);
  const follower = createFollower({
    ...ports,
    channel,
    replay: (events) => ports.replay(events.filter(drafts.inTime)),
    clock,
  });
  const leadership = createLeadership({
    name: TABS,
    locks: ports.locks,
    ping: () => channel.say({ type: 'ping', active: ports.active() }),
    led() {
      follower.reset();
      ports.led();
      channel.say({ type: 'pong' });
    },
    deposed: ports.deposed,
    clock,
    random,
  });

  function tell(to: string): void {
    const snapshot = snapshotOf(getState(), ports.grant());
    if (snapshot) channel.say({ type: 'told', to, count, snapshot });
  }

  function doneIn(tab: string, events: readonly AnyAction[]): void {
    for (const event of events.filter(drafts.inTime)) {
      by = tab;
      ports.pass(unseen(event, getState()));
    }
    by = channel.me;
  }

  function heardByLeader(message: TabMessage): void {
    switch (message.type) {
      case 'ping':
        ports.looked(message.from, message.active);
        return channel.say({ type: 'pong' });
      case 'joined':
        doneIn(message.from, message.events);
        return tell(message.from);
      case 'did':
        return doneIn(message.from, message.events);
      default:
        return undefined;
    }
  }

  channel.listen((message) => {
    if (leadership.leads()) return heardByLeader(message);
    if (!leadership.follows()) return undefined;
    if (message.type === 'pong' || message.type === 'happened') leadership.heard();
    return follower.heard(message);
  });

  return {
    wanted() {
      leadership.wanted();
      ports.leading(leadership.leads());
    },
    leads: leadership.leads,
    follows: leadership.follows,
    unwanted() {
      leadership.unwanted();
      follower.reset();
      ports.leading(true);
    },
    happened(events) {
      const concern = events
        .filter(leadership.leads() ? isShared : isForwarded)
        .map(drafts.stamped);
      if (concern.length === 0) return;
      if (!leadership.leads()) return channel.say({ type: 'did', events: concern });
      count += 1;
      channel.say({ type: 'happened', count, by, events: concern });
      // What follows from a deed is done here.
      by = channel.me;
    },
  };
}
