import { combineReducers } from 'redux';
import type { Reducer } from 'redux';
import {
  session, sessionEnded, sessionReplaced, signedIn, signedOut,
} from '../features/auth/session';
import type { WithSession } from '../features/auth/session';
import { queryCache } from '../shared/http/queryCache';
import { connection } from '../shared/realtime/connection';

/** What there is of the state before anybody is signed in. */
export const outsideSlices = { session, connection, queries: queryCache };

const slices = combineReducers(outsideSlices);

export type OutsideState = ReturnType<typeof slices>;

const beginnings = [signedIn, signedOut, sessionEnded, sessionReplaced];

/** Whatever is here belongs to whom was signed in: with them, all of it goes. */
export function forgetting<S extends WithSession>(reducer: Reducer<S>): Reducer<S> {
  return (state, action) => {
    const begins = state && beginnings.some(({ match }) => match(action));
    return reducer(begins ? ({ session: state.session } as S) : state, action);
  };
}

export const outsideReducer: Reducer<OutsideState> = forgetting(slices);
