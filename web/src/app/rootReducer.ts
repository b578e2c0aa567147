import { combineReducers } from 'redux';
import type { AnyAction, Reducer } from 'redux';
import { session, sessionEnded, sessionReplaced, signedIn, signedOut } from '../features/auth/session';
import { conversations } from '../features/conversations/conversations';
import { friends } from '../features/friends/friends';
import { drafts } from '../features/messages/drafts';
import { history } from '../features/messages/history';
import { logs } from '../features/messages/logs';
import { outbox } from '../features/messages/outbox';
import { cards } from '../features/people/cards';
import { me } from '../features/people/me';
import { presences } from '../features/presence/presence';
import { typing } from '../features/presence/typing';
import { receipts } from '../features/receipts/receipts';
import { queryCache } from '../shared/http/queryCache';
import { batching } from '../shared/lib/batch';
import { cacheDropped, connection } from '../shared/realtime/connection';

/** What was made from the server's words, and is worth nothing when the database is another one. */
const cache = { cards, me, friends, conversations, logs, history, receipts, presences, typing };

const slices = combineReducers({
  ...cache,
  session,
  connection,
  outbox,
  drafts,
  queries: queryCache,
});

export type RootState = ReturnType<typeof slices>;

const beginnings = [signedIn, signedOut, sessionEnded, sessionReplaced];

/** Whatever was here belongs to whom was signed in: with them, all of it goes. */
function only(state: RootState | undefined, action: AnyAction): Partial<RootState> | undefined {
  if (beginnings.some(({ match }) => match(action))) return state && { session: state.session };
  if (!state || !cacheDropped.match(action)) return state;
  return Object.fromEntries(Object.entries(state).filter(([name]) => !(name in cache)));
}

export const rootReducer: Reducer<RootState> = batching((state, action) =>
  slices(only(state, action) as RootState | undefined, action),
);
