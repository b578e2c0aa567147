import { combineReducers } from 'redux';
import type { Reducer } from 'redux';
import { conversations } from '../features/conversations/conversations';
import { heard } from '../features/conversations/heard';
import { wishes } from '../features/conversations/wishes';
import { friends } from '../features/friends/friends';
import { preparations } from '../features/media/preparations';
import { progresses } from '../features/media/sending/progresses';
import { trays } from '../features/media/sending/trays';
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
import { event } from '../shared/lib/action';
import { batching } from '../shared/lib/batch';
import { cacheDropped } from '../shared/realtime/connection';
import { foreseeing } from './foreseen';
import { forgetting, outsideSlices } from './outsideReducer';
import { storage } from './storage/storageState';

/** What was made from the server's words, and is worth nothing when the database is another one. */
const cache = {
  cards, me, friends, conversations, heard, logs, history, receipts, presences, typing,
  preparations,
};

const slices = combineReducers({
  ...cache, ...outsideSlices, outbox, progresses, trays, drafts, intents, wishes, readingPlaces, storage,
});

export type RootState = ReturnType<typeof slices>;

function withoutCache(state: RootState): RootState {
  const kept = Object.entries(state).filter(([name]) => !(name in cache));
  return Object.fromEntries(kept) as RootState;
}

interface Restored {
  epoch: string | undefined;
  slices: Partial<RootState>;
}

/** What is here was kept in this browser, or told by another tab. */
export const stateRestored = event<Restored>('stateRestored');

function restored(state: RootState, told: Restored): RootState {
  const next = { ...state, ...told.slices };
  return { ...next, connection: { ...next.connection, epoch: told.epoch } };
}

/** The state of somebody who is signed in. */
export const rootReducer: Reducer<RootState> = foreseeing(
  batching(
    forgetting((state, action) => {
      if (state && stateRestored.match(action)) return restored(state, action.payload);
      return slices(state && cacheDropped.match(action) ? withoutCache(state) : state, action);
    }),
  ),
);
