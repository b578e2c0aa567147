import type { AnyAction, Middleware } from 'redux';
import type { AccessTokens } from '../../shared/http/accessTokens';
import type { Http } from '../../shared/http/http';
import { eventsIn } from '../../shared/lib/batch';
import type { Clock } from '../../shared/lib/clock';
import { connectionChanged } from '../../shared/realtime/connection';
import { createSocket } from '../../shared/realtime/socket';
import type { SocketState } from '../../shared/realtime/socketState';
import type { Database } from '../../shared/storage/database';
import { rootReducer } from '../rootReducer';
import type { RootState } from '../rootReducer';
import { createJournal } from '../storage/journal';
import { createStorage } from '../storage/storage';
import { storageLost } from '../storage/storageState';
import { reach } from './reach';
import { hello } from './hello';
import { createIncoming } from './incoming';
import { createLeader } from './leader';
import { createOutgoing } from './outgoing';
import { createParts } from './parts';
import { createReactions } from './reactions';

interface Ports {
  open(): WebSocket;
  openStorage(lost: () => void): Promise<Database>;
  /** Whether the device has a network at all. */
  hasNetwork(): boolean;
  http: Http;
  tokens: AccessTokens;
  /** A comparison has finished: what had failed for want of a network may be tried again. */
  online(): void;
  clock: Clock;
  random: () => number;
}

/** The one socket, the storage and all that lives by them. Components see state and events. */
export function realtime(ports: Ports): Middleware<unknown, RootState> {
  const { tokens, clock, random } = ports;
  return (api) => {
    let used = '';
    const storage = createStorage({
      open: ports.openStorage,
      failed: () => api.dispatch(storageLost()),
      superseded: () => {
        journal.end();
        api.dispatch(storageLost());
      },
    });
    const journal = createJournal({ ...api, reduce: rootReducer, write: storage.write });
    const socket = createSocket({
      open: ports.open,
      token: async (anew) => {
        used = await (anew ? tokens.after(used) : tokens.current());
        return used;
      },
      hello: (token) => hello(journal.getState(), token),
      received: (frame) => incoming(frame),
      changed: (state: SocketState) =>
        journal.dispatch(connectionChanged(reach(state, clock.now(), ports.hasNetwork()))),
      revoked: () => tokens.end(),
      clock,
      random,
    });
    const parts = createParts({ ...api, ...ports, journal, storage, socket });
    const incoming = createIncoming({ journal, socket, parts });
    const leader = createLeader({ ...api, journal, storage, socket });
    const react = createReactions({ ...api, socket, parts, leader, storage, online: ports.online });

    return (next) => {
      function pass(action: AnyAction): unknown {
        const before = api.getState();
        const result: unknown = next(action);
        for (const event of eventsIn(action)) react(event, before);
        const after = api.getState();
        const changed = (...slices: (keyof RootState)[]) =>
          slices.some((slice) => before[slice] !== after[slice]);
        if (changed('outbox')) parts.sender.pump();
        if (changed('logs')) parts.history.check();
        if (changed('logs', 'conversations', 'receipts', 'me')) parts.reporter.changed();
        journal.changed();
        return result;
      }

      const keptFirst = createOutgoing({ queue: storage.queue, pass });
      return (action: AnyAction) => {
        if (storage.keeps() && keptFirst(action)) return action;
        return pass(action);
      };
    };
  };
}
