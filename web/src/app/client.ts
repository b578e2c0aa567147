import { applyMiddleware, legacy_createStore as createStore } from 'redux';
import type { Middleware, Reducer, Store } from 'redux';
import { sessionEnded, tokenRenewed } from '../features/auth/session';
import { createAccessTokens, parseGrant } from '../shared/http/accessTokens';
import { authorizedHttp, openHttp } from '../shared/http/http';
import { createQueryClient } from '../shared/http/queryClient';
import type { QueryClient } from '../shared/http/queryClient';
import type { FileShelf, Files } from '../shared/media/fileShelf';
import { systemClock } from '../shared/lib/clock';
import { createSignal } from '../shared/lib/signal';
import { watchWakes } from '../shared/lib/wakes';
import { createMediaAccess } from '../shared/media/MediaAccess';
import type { MediaAccess } from '../shared/media/MediaAccess';
import { attentionReturned } from '../shared/realtime/attention';
import { watchAttention } from './attention';
import { queryReset } from './queryReset';
import { lateMiddleware } from './lateMiddleware';
import { outsideReducer } from './outsideReducer';
import type { OutsideState } from './outsideReducer';
import { createReady } from './ready';
import type { RootState } from './rootReducer';
import { isReturning, rememberReturning } from './returning';
import { createSessionKeeper } from './sessionKeeper';
import { alone, openTabs } from './tabs/sessionNews';

const BASE = '/api/v1';

export interface Client {
  store: Store<OutsideState>;
  queries: QueryClient;
  media: MediaAccess;
  /** Whether this tab acts for all of them: what must happen once per browser happens in it. */
  leads(): boolean;
  /** Signs in with the cookie, if there is one, and connects. */
  start(): void;
}

function openSocket(): WebSocket {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${window.location.host}${BASE}/socket`, 'martlet.v1');
}

function hasNetwork(): boolean {
  return navigator.onLine;
}

/** Everything is wired here, and nowhere else. */
export function createClient(): Client {
  const clock = systemClock;
  const random = Math.random;
  const ports = { base: BASE, fetch: window.fetch.bind(window), clock };
  const open = openHttp(ports);

  let leads = true;
  const joined = createSignal();

  const tokens = createAccessTokens({
    refresh: async () => parseGrant(await open({ method: 'POST', path: '/sessions/refresh' })),
    exclusively: alone,
    refreshed: (grant) => {
      const { user } = store.getState().session;
      if (user !== undefined) tabs.tell({ type: 'refreshed', user, grant });
    },
    changed: (token) => void store.dispatch(tokenRenewed({ token })),
    ended: () => void store.dispatch(sessionEnded()),
    leads: () => leads,
    clock,
    random,
  });
  const http = authorizedHttp(ports, tokens);
  const tabs = openTabs((news) => keeper.heard(news));
  const inside = createReady(loadInside, clock, random);
  const keeper = createSessionKeeper({
    tokens, tabs, inside, returning: isReturning, joined: joined.wait, clock, random,
  });

  const queries: QueryClient = createQueryClient({
    http,
    openHttp: open,
    cached: (key) => store.getState().queries[key],
    dispatch: (action) => store.dispatch(action),
    clock,
  });
  const late = lateMiddleware();
  const store: Store<OutsideState> = createStore(
    outsideReducer,
    applyMiddleware(late.middleware, queryReset(queries), rememberReturning, keeper.middleware),
  );

  let shelf: Promise<FileShelf> | undefined;
  /** One shelf in a tab, loaded with the first file; a load that fails is tried again. */
  const files: Files = () => {
    shelf ??= import('./storage/shelf').then(({ shelfBeside }) => shelfBeside(store));
    shelf.catch(() => {
      shelf = undefined;
    });
    return shelf;
  };

  /** The larger half of the client, which nobody needs in order to log in. */
  async function loadInside(): Promise<void> {
    const { rootReducer, inner } = await import('./inside');
    store.replaceReducer(rootReducer as Reducer as Reducer<OutsideState>);
    const online = queries.retryFailed;
    const leading = (does: boolean) => {
      leads = does;
    };
    late.install(
      inner({
        ...ports, open: openSocket, hasNetwork, http, files, tokens, online, joined: joined.give, leading, random,
      }) as Middleware,
    );
    // Nothing waits for it, and nobody needs it in order to chat.
    loadLate().catch(() => undefined);
  }

  async function loadLate(): Promise<void> {
    const { startMediaKeeping, startNotices, startPersistence } = await import('./late');
    const inner = store as unknown as Store<RootState>;
    startNotices({ store: inner, leads: () => leads, clock });
    startPersistence(inner);
    startMediaKeeping(inner);
  }

  return {
    store,
    queries,
    media: { ...createMediaAccess(tokens, clock), files },
    leads: () => leads,
    start() {
      watchAttention(store.dispatch);
      watchWakes(clock, () => store.dispatch(attentionReturned()));
      void keeper.restore();
    },
  };
}
