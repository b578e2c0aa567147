import type { AnyAction, Middleware } from 'redux';
import { pageReceived } from '../../features/messages/logs';
import type { AccessTokens } from '../../shared/http/accessTokens';
import type { Fetch, Http } from '../../shared/http/http';
import { batched, eventsIn } from '../../shared/lib/batch';
import type { Clock } from '../../shared/lib/clock';
import type { Locks } from '../../shared/lib/leadership';
import { connectionChanged } from '../../shared/realtime/connection';
import { createSocket } from '../../shared/realtime/socket';
import type { SocketState } from '../../shared/realtime/socketState';
import type { Files } from '../../shared/media/fileShelf';
import type { Database } from '../../shared/storage/database';
import { rootReducer } from '../rootReducer';
import type { RootState } from '../rootReducer';
import { createJournal } from '../storage/journal';
import { createStorage } from '../storage/storage';
import { storageLost } from '../storage/storageState';
import type { Channel } from '../tabs/channel';
import { createTabs } from '../tabs/tabs';
import { takeSnapshot } from './following';
import { reach } from './reach';
import { hello } from './hello';
import { createIncoming } from './incoming';
import { createLeader } from './leader';
import { createLooking } from './looking';
import { createOutgoing } from './outgoing';
import { createParts } from './parts';
import { createReactions } from './reactions';
import { createUploads } from './uploads';

export interface RealtimePorts {
  open(): WebSocket;
  openStorage(lost: () => void): Promise<Database>;
  channel: Channel;
  locks: Locks | undefined;
  /** Whether the device has a network at all. */
  hasNetwork(): boolean;
  http: Http;
  /** For what is no JSON: the path that all others are below, and the browser's own. */
  base: string;
  fetch: Fetch;
  files: Files;
  tokens: AccessTokens;
  /** A comparison has finished: what had failed for want of a network may be tried again. */
  online(): void;
  /** This tab leads, or has been told what the one knows that does. */
  joined(): void;
  /** Whether this tab leads has changed. */
  leading(leads: boolean): void;
  clock: Clock;
  random: () => number;
}

/** The one socket, the storage and the other tabs. Components see nothing but state and events. */
export function realtime(ports: RealtimePorts): Middleware<unknown, RootState> {
  const { tokens, clock, random } = ports;
  return (api) => {
    let used = '';
    /** What happens has happened in another tab, which needs not be told. */
    let replaying = false;
    let pass: (action: AnyAction) => unknown = () => undefined;

    const storage = createStorage({
      open: ports.openStorage,
      failed: () => api.dispatch(storageLost()),
      superseded() {
        journal.end();
        if (!ports.locks) api.dispatch(storageLost());
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
    const looking = createLooking({ send: socket.send, clock });
    const parts = createParts({ ...api, ...ports, journal, storage, socket });
    const incoming = createIncoming({ journal, socket, parts, clock });
    const leader = createLeader({ ...api, journal, storage, socket });
    const take = takeSnapshot({ ...api, storage, tokens, follows: () => tabs.follows() });
    const tabs = createTabs({
      ...ports,
      getState: api.getState,
      pass: (event) => void (pageReceived.match(event) ? journal.dispatch(event) : pass(event)),
      grant: tokens.share,
      async take(snapshot) {
        const taken = await take(snapshot);
        if (taken) ports.joined();
        return taken;
      },
      replay(events) {
        replaying = true;
        api.dispatch(batched(events));
        replaying = false;
      },
      led() {
        ports.leading(true);
        leader.lead();
        ports.joined();
      },
      deposed() {
        ports.leading(false);
        uploads.stop();
        leader.stop();
      },
      looked: looking.elsewhere,
      active: looking.here,
    });
    const uploads = createUploads({
      outbox: () => journal.getState().outbox,
      leads: () => tabs.leads(),
      async load() {
        const [{ createUploading }, shelf] = await Promise.all([
          import('./uploading'),
          ports.files(),
        ]);
        return createUploading({ ...ports, journal, shelf });
      },
      clock,
      random,
    });
    const react = createReactions({
      ...api, socket, parts, uploads, tabs, leader, looking, storage, online: ports.online,
    });

    return (next) => {
      pass = (action) => {
        const before = api.getState();
        const result: unknown = next(action);
        const events = eventsIn(action);
        if (!replaying) tabs.happened(events);
        for (const event of events) react(event, before);
        const after = api.getState();
        const changed = (...slices: (keyof RootState)[]) =>
          slices.some((slice) => before[slice] !== after[slice]);
        if (changed('logs')) parts.history.check();
        if (tabs.leads()) {
          if (changed('outbox')) {
            parts.sender.pump();
            uploads.pump();
          }
          if (changed('drafts')) parts.drafts.changed();
          if (changed('logs', 'conversations', 'receipts', 'me')) parts.reporter.changed();
        }
        journal.changed();
        return result;
      };

      const keptFirst = createOutgoing({ ...storage, pass: (event) => void pass(event) });
      return (action: AnyAction) => {
        return keptFirst(action) ? action : pass(action);
      };
    };
  };
}
