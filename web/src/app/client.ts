import { applyMiddleware, legacy_createStore as createStore } from 'redux';
import type { Store } from 'redux';
import { sessionEnded, tokenRenewed } from '../features/auth/session';
import { createAccessTokens, parseGrant } from '../shared/http/accessTokens';
import { authorizedHttp, openHttp } from '../shared/http/http';
import { createQueryClient } from '../shared/http/queryClient';
import type { QueryClient } from '../shared/http/queryClient';
import { systemClock } from '../shared/lib/clock';
import { watchAttention } from './attention';
import { queryReset } from './queryReset';
import { realtime } from './realtime/realtime';
import { rootReducer } from './rootReducer';
import type { RootState } from './rootReducer';
import { createSessionKeeper } from './sessionKeeper';
import { alone, openTabs } from './tabs';

const BASE = '/api/v1';

export interface Client {
  store: Store<RootState>;
  queries: QueryClient;
  /** Signs in with the cookie, if there is one, and connects. */
  start(): void;
}

function openSocket(): WebSocket {
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
  return new WebSocket(`${scheme}://${window.location.host}${BASE}/socket`, 'martlet.v1');
}

/** Everything is wired here, and nowhere else. */
export function createClient(): Client {
  const clock = systemClock;
  const random = Math.random;
  const ports = { base: BASE, fetch: window.fetch.bind(window), clock };
  const open = openHttp(ports);

  const tokens = createAccessTokens({
    refresh: async () => parseGrant(await open({ method: 'POST', path: '/sessions/refresh' })),
    exclusively: alone,
    refreshed: (grant) => {
      const { user } = store.getState().session;
      if (user !== undefined) tabs.tell({ type: 'refreshed', user, grant });
    },
    changed: (token) => void store.dispatch(tokenRenewed({ token })),
    ended: () => void store.dispatch(sessionEnded()),
    clock,
    random,
  });
  const http = authorizedHttp(ports, tokens);
  const tabs = openTabs((news) => keeper.heard(news));
  const keeper = createSessionKeeper({ tokens, tabs, clock, random });

  const queries: QueryClient = createQueryClient({
    http,
    openHttp: open,
    cached: (key) => store.getState().queries[key],
    dispatch: (action) => store.dispatch(action),
    clock,
  });
  const store: Store<RootState> = createStore(
    rootReducer,
    applyMiddleware(
      realtime({ open: openSocket, http, tokens, online: queries.retryFailed, clock, random }),
      queryReset(queries),
      keeper.middleware,
    ),
  );

  return {
    store,
    queries,
    start() {
      watchAttention(store.dispatch);
      void keeper.restore();
    },
  };
}
