import { applyMiddleware, legacy_createStore as createStore } from 'redux';
import type { Middleware, Store } from 'redux';
import { realtime } from '../../src/app/realtime/realtime';
import { rootReducer } from '../../src/app/rootReducer';
import type { RootState } from '../../src/app/rootReducer';
import { sessionAwaited, sessionEnded, signedIn } from '../../src/features/auth/session';
import type { Conversation } from '../../src/features/conversations/conversation';
import type { Entry } from '../../src/features/messages/entry';
import type { Message } from '../../src/features/messages/message';
import type { AccessTokens } from '../../src/shared/http/accessTokens';
import type { HttpRequest } from '../../src/shared/http/http';
import type { JsonObject } from '../../src/shared/lib/json';
import type { Database } from '../../src/shared/storage/database';
import { browser } from './browser';
import type { Tab } from './browser';
import { ada, grace } from './cast';
import { memoryShelf } from './memoryShelf';
import type { MemoryShelf } from './memoryShelf';
import { settled, testClock } from './testClock';
import type { TestClock } from './testClock';
import { tusServer } from './tusServer';
import type { TusServer } from './tusServer';

/** The client's end of a connection whose other end a test holds. */
class HeldSocket {
  readyState: number = WebSocket.CONNECTING;
  readonly sent: JsonObject[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as JsonObject);
  }

  close(): void {
    this.readyState = WebSocket.CLOSED;
  }
}

export interface Wire {
  store: Store<RootState>;
  clock: TestClock;
  /** What HTTP was asked, and what answers it. */
  requests: string[];
  http: { answer(request: HttpRequest): unknown };
  network: { up: boolean };
  uploads: TusServer;
  shelf: MemoryShelf;
  /** The tokens that other tabs have told. */
  taken: readonly string[];
  leads(): boolean;
  /** The frames of the current connection. */
  sent(): readonly JsonObject[];
  connections(): number;
  /** Takes the connection up to `welcome`. */
  welcome(epoch?: string): Promise<void>;
  say(...frames: JsonObject[]): Promise<void>;
  close(code: number): Promise<void>;
}

interface Beginning {
  /** What this browser keeps; nothing without it. */
  database?: Database;
  /** As after a log-in, or as after a reload while the cookie has yet to be tried. */
  as?: 'signedIn' | 'returning' | 'visitor';
  /** One of several tabs of one browser, whose time is the same. */
  tab?: Tab;
  uploads?: TusServer;
  shelf?: MemoryShelf;
  clock?: TestClock;
}

/** The whole client but its screens, signed in as ada, on a connection held by the test. */
export async function connected(beginning: Beginning = {}): Promise<Wire> {
  const { database, as, tab = browser().open('alone'), clock = testClock() } = beginning;
  const sockets: HeldSocket[] = [];
  const requests: string[] = [];
  const http: Wire['http'] = { answer: () => Promise.reject(new Error('not answered here')) };
  const network = { up: true };
  const taken: string[] = [];
  const leading = { now: true };
  const { uploads = tusServer(), shelf = memoryShelf() } = beginning;
  let renewals = 0;
  const tokens: AccessTokens = {
    current: async () => `token ${renewals}`,
    after: async () => `token ${(renewals += 1)}`,
    renew: async () => `token ${renewals}`,
    take: ({ accessToken }) => void taken.push(accessToken),
    share: () => ({ accessToken: `token ${renewals}`, expiresIn: 60 }),
    drop: () => undefined,
    end: () => void store.dispatch(sessionEnded()),
  };
  const middleware = realtime({
    open: () => {
      const socket = new HeldSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
    openStorage: () =>
      database ? Promise.resolve(database) : Promise.reject(new Error('nothing is kept here')),
    hasNetwork: () => network.up,
    http: async (request) => {
      requests.push(request.path);
      return http.answer(request);
    },
    base: '/api/v1',
    fetch: uploads.fetch,
    files: async () => shelf,
    tokens,
    channel: tab.channel,
    locks: tab.locks,
    online: () => undefined,
    joined: () => undefined,
    leading(leads) {
      leading.now = leads;
    },
    clock,
    random: () => 1,
  });
  const store: Store<RootState> = createStore(
    rootReducer,
    applyMiddleware(middleware as Middleware),
  );
  const current = () => sockets[sockets.length - 1];

  async function say(...frames: JsonObject[]): Promise<void> {
    for (const frame of frames) current()?.onmessage?.({ data: JSON.stringify(frame) });
    await settled();
  }

  if (as === 'returning') store.dispatch(sessionAwaited());
  else if (as !== 'visitor') {
    store.dispatch(signedIn({ accessToken: 'token 0', expiresIn: 600, user: ada.id }));
  }
  await settled();
  return {
    store,
    clock,
    requests,
    http,
    network,
    uploads,
    shelf,
    taken,
    leads: () => leading.now,
    sent: () => current()?.sent ?? [],
    connections: () => sockets.length,
    async welcome(epoch = 'first') {
      const socket = current();
      if (socket) socket.readyState = WebSocket.OPEN;
      socket?.onopen?.();
      const limits = { bodyCharacters: 8_000, bodyBytes: 32_768 };
      await say({ type: 'welcome', user: ada.id, epoch, heartbeat: 25_000, compare: 0, limits });
    },
    say,
    async close(code) {
      current()?.onclose?.({ code, reason: '' });
      await settled();
    },
  };
}

export const meFrame: JsonObject = {
  type: 'me',
  me: {
    ...ada,
    email: null,
    emailVerified: false,
    role: 'member',
    createdAt: 1,
    settings: { readReceipts: true, lastSeen: true, asks: 'everyone', client: {} },
    version: 3,
  },
  friends: [{ user: grace, since: 1 }],
  requests: [],
  blocks: [],
};

export const synced: JsonObject = { type: 'synced', gone: [] };

/** A message as the server writes it. */
export function onWire(message: Message): JsonObject {
  return { ...message };
}

export function entryFrame({ message, ...entry }: Entry): JsonObject {
  const told = message && onWire(message);
  return { type: 'entry', entry: { ...entry, kind: 'message', message: told } };
}

export function conversationFrame(
  { members, ...conversation }: Conversation,
  told: { last?: Message; entries?: Entry[]; complete?: boolean } = {},
): JsonObject {
  const cards = { ada, grace };
  return {
    type: 'conversation',
    conversation: {
      ...conversation,
      members: members.map(({ user, ...pointers }) => ({
        user: cards[user as keyof typeof cards],
        ...pointers,
      })),
      lastMessage: told.last ? onWire(told.last) : null,
    },
    entries: (told.entries ?? []).map((entry) => entryFrame(entry)['entry']),
    complete: told.complete ?? true,
  };
}
