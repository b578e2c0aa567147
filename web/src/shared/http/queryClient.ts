import type { AnyAction } from 'redux';
import type { Cancel, Clock } from '../lib/clock';
import { cacheKey } from './endpoint';
import type { Mutation, Query, Tag } from './endpoint';
import type { Http } from './http';
import { problemIn } from './problem';
import type { Problem } from './problem';
import { queryFailed, queryForgotten, queryStarted, querySucceeded } from './queryCache';
import type { CachedQuery } from './queryCache';

interface Ports {
  http: Http;
  openHttp: Http;
  cached(key: string): CachedQuery | undefined;
  dispatch(action: AnyAction): void;
  clock: Clock;
}

export type Outcome<T> = { ok: true; result: T } | { ok: false; problem: Problem };

export interface QueryClient {
  /** Keeps the answer in the cache while somebody looks, asking where there is none. */
  watch<A, T>(endpoint: Query<A, T>, arg: A): Cancel;
  /** Asks anew, unless the same question is on its way. */
  refetch<A, T>(endpoint: Query<A, T>, arg: A): Promise<void>;
  mutate<A, T>(endpoint: Mutation<A, T>, arg: A): Promise<Outcome<T>>;
  /** Asks anew for what is looked at and carries one of the tags; forgets the rest of those. */
  outdate(tags: readonly Tag[]): void;
  /** Asks anew for what is looked at and has no answer, or had failed: the network is back. */
  retryFailed(): void;
  /** Forgets what was asked in a session, also answers that are still on their way. */
  reset(): void;
}

/** How long an answer is kept after the last one who looked at it has gone. */
const KEPT = 60_000;

interface Known {
  /** Whether it is nothing of a session's. */
  open: boolean;
  watchers: number;
  tags: readonly Tag[];
  fetch(): Promise<void>;
  /** The question that is on its way, and whether its answer will be outdated when it comes. */
  flight?: { done: Promise<void>; outdated: boolean };
  cancelForgetting: Cancel;
}

export function createQueryClient(ports: Ports): QueryClient {
  const { dispatch, cached } = ports;
  let known = new Map<string, Known>();

  async function ask<A, T>(endpoint: Query<A, T> | Mutation<A, T>, arg: A): Promise<T> {
    const http = endpoint.open ? ports.openHttp : ports.http;
    return endpoint.parse(await http(endpoint.request(arg)));
  }

  function entryFor<A, T>(endpoint: Query<A, T>, arg: A): Known {
    const key = cacheKey(endpoint, arg);
    const found = known.get(key);
    if (found) return found;

    async function fly(entry: Known): Promise<void> {
      const current = () => known.get(key) === entry;
      dispatch(queryStarted({ key }));
      try {
        const data = await ask(endpoint, arg);
        if (!current()) return;
        for (const action of endpoint.learned?.(data, arg) ?? []) dispatch(action);
        dispatch(querySucceeded({ key, data }));
      } catch (error) {
        if (current()) dispatch(queryFailed({ key, problem: problemIn(error) }));
      }
    }

    const entry: Known = {
      open: endpoint.open ?? false,
      watchers: 0,
      tags: endpoint.tags ?? [],
      cancelForgetting: () => undefined,
      fetch: () => {
        if (entry.flight) return entry.flight.done;
        const done = fly(entry).finally(() => {
          const outdated = entry.flight?.outdated;
          delete entry.flight;
          if (outdated && entry.watchers > 0) void entry.fetch();
        });
        entry.flight = { done, outdated: false };
        return done;
      },
    };
    known.set(key, entry);
    return entry;
  }

  function forget(key: string): void {
    known.delete(key);
    dispatch(queryForgotten({ key }));
  }

  function watch<A, T>(endpoint: Query<A, T>, arg: A): Cancel {
    const key = cacheKey(endpoint, arg);
    const entry = entryFor(endpoint, arg);
    entry.watchers += 1;
    entry.cancelForgetting();
    const status = cached(key)?.status;
    if (status === undefined || status === 'failed') void entry.fetch();
    return () => {
      entry.watchers -= 1;
      if (entry.watchers > 0 || known.get(key) !== entry) return;
      entry.cancelForgetting = ports.clock.after(KEPT, () => forget(key));
    };
  }

  async function mutate<A, T>(endpoint: Mutation<A, T>, arg: A): Promise<Outcome<T>> {
    try {
      const result = await ask(endpoint, arg);
      for (const action of endpoint.learned?.(result, arg) ?? []) dispatch(action);
      outdate(endpoint.outdates ?? []);
      return { ok: true, result };
    } catch (error) {
      return { ok: false, problem: problemIn(error) };
    }
  }

  function outdate(tags: readonly Tag[]): void {
    for (const [key, entry] of known) {
      if (!entry.tags.some((tag) => tags.includes(tag))) continue;
      if (entry.flight) entry.flight.outdated = true;
      else if (entry.watchers > 0) void entry.fetch();
      else forget(key);
    }
  }

  function retryFailed(): void {
    for (const [key, entry] of known) {
      if (entry.watchers > 0 && cached(key)?.status !== 'ready') void entry.fetch();
    }
  }

  function reset(): void {
    for (const entry of known.values()) entry.cancelForgetting();
    known = new Map(Array.from(known).filter(([, entry]) => entry.open && entry.watchers > 0));
  }

  return {
    watch,
    refetch: (endpoint, arg) => entryFor(endpoint, arg).fetch(),
    mutate,
    outdate,
    retryFailed,
    reset,
  };
}
