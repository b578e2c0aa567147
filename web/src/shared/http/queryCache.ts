import { event, on, reducer } from '../lib/action';
import { put, without } from '../lib/record';
import type { Problem } from './problem';

export type QueryStatus = 'pending' | 'ready' | 'failed';

/** The last answer to one question, and how it stands with the next. */
export interface CachedQuery {
  status: QueryStatus;
  data?: unknown;
  problem?: Problem;
}

export type QueryCache = Readonly<Record<string, CachedQuery>>;

export const queryStarted = event<{ key: string }>('queries/started');
export const querySucceeded = event<{ key: string; data: unknown }>('queries/succeeded');
export const queryFailed = event<{ key: string; problem: Problem }>('queries/failed');
export const queryForgotten = event<{ key: string }>('queries/forgotten');

export const queryCache = reducer<QueryCache>(
  {},
  on(queryStarted, (cache, { key }) =>
    put(cache, key, { data: cache[key]?.data, status: 'pending' }),
  ),
  on(querySucceeded, (cache, { key, data }) => put(cache, key, { status: 'ready', data })),
  on(queryFailed, (cache, { key, problem }) =>
    put(cache, key, { data: cache[key]?.data, status: 'failed', problem }),
  ),
  on(queryForgotten, (cache, { key }) => without(cache, [key])),
);

export interface WithQueries {
  queries: QueryCache;
}

export const selectQuery = (key: string) => (state: WithQueries) => state.queries[key];
