import type { Middleware } from 'redux';
import type { AccessTokens } from '../../shared/http/accessTokens';
import type { Http } from '../../shared/http/http';
import { eventsIn } from '../../shared/lib/batch';
import type { Clock } from '../../shared/lib/clock';
import { connectionChanged } from '../../shared/realtime/connection';
import { createSocket } from '../../shared/realtime/socket';
import type { SocketState } from '../../shared/realtime/socketState';
import { reach } from './reach';
import { hello } from './hello';
import { createIncoming } from './incoming';
import { createParts } from './parts';
import { createReactions } from './reactions';
import type { RootState } from '../rootReducer';

interface Ports {
  open(): WebSocket;
  /** Whether the device has a network at all. */
  hasNetwork(): boolean;
  http: Http;
  tokens: AccessTokens;
  /** A comparison has finished: what had failed for want of a network may be tried again. */
  online(): void;
  clock: Clock;
  random: () => number;
}

/** The one socket and all that lives by it. Components see nothing of it but state and events. */
export function realtime(ports: Ports): Middleware<unknown, RootState> {
  const { tokens, clock, random } = ports;
  return (api) => {
    let used = '';
    const socket = createSocket({
      open: ports.open,
      token: async (anew) => {
        used = await (anew ? tokens.after(used) : tokens.current());
        return used;
      },
      hello: (token) => hello(api.getState(), token),
      received: (frame) => incoming(frame),
      changed: (state: SocketState) =>
        api.dispatch(connectionChanged(reach(state, clock.now(), ports.hasNetwork()))),
      revoked: () => tokens.end(),
      clock,
      random,
    });
    const parts = createParts({ ...api, socket, http: ports.http, clock, random });
    const incoming = createIncoming({ ...api, socket, parts });
    const react = createReactions({ ...api, socket, parts, online: ports.online });

    return (next) => (action) => {
      const before = api.getState();
      const result: unknown = next(action);
      for (const event of eventsIn(action)) react(event);
      const after = api.getState();
      const changed = (...slices: (keyof RootState)[]) =>
        slices.some((slice) => before[slice] !== after[slice]);
      if (changed('outbox')) parts.sender.pump();
      if (changed('logs')) parts.history.check();
      if (changed('logs', 'conversations', 'receipts', 'me')) parts.reporter.changed();
      return result;
    };
  };
}
