import { combineReducers } from 'redux';
import type { Reducer } from 'redux';
import { conversations } from '../features/conversations/conversations';
import { wishes } from '../features/conversations/wishes';
import { friends } from '../features/friends/friends';
import { drafts } from '../features/messages/drafts';
import { history } from '../features/messages/history';
import { intents } from '../features/messages/intents';
import { logs } from '../features/messages/logs';
import { readingPlaces } from '../features/messages/readingPlaces';
import { outbox } from '../features/messages/outbox';
import { cards } from '../features/people/cards';
import { me } from '../features/people/me';
import { presences } from '../features/presence/presence';
import { typing } from '../features/presence/typing';
import { receipts } from '../features/receipts/receipts';
import { batching } from '../shared/lib/batch';
import { cacheDropped } from '../shared/realtime/connection';
import { forgetting, outsideSlices } from './outsideReducer';

/** What was made from the server's words, and is worth nothing when the database is another one. */
const cache = { cards, me, friends, conversations, logs, history, receipts, presences, typing };

const slices = combineReducers({
  ...cache, ...outsideSlices, outbox, drafts, intents, wishes, readingPlaces,
});

export type RootState = ReturnType<typeof slices>;

function withoutCache(state: RootState): RootState {
  const kept = Object.entries(state).filter(([name]) => !(name in cache));
  return Object.fromEntries(kept) as RootState;
}

/** The state of somebody who is signed in. */
export const rootReducer: Reducer<RootState> = batching(
  forgetting((state, action) =>
    slices(state && cacheDropped.match(action) ? withoutCache(state) : state, action),
  ),
);
