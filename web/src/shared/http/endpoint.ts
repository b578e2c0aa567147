import type { AnyAction } from 'redux';
import type { Parser } from '../lib/json';
import type { HttpRequest } from './http';

/** A name for something that answers show, as `devices`: what changes it makes them outdated. */
export type Tag = string;

interface Endpoint<A, T> {
  name: string;
  request(arg: A): HttpRequest;
  parse: Parser<T>;
  /** Sent without an access token. */
  open?: boolean;
  /** What else the store learns from an answer. */
  learned?(result: T, arg: A): AnyAction[];
}

export interface Query<A, T> extends Endpoint<A, T> {
  tags?: readonly Tag[];
}

export interface Mutation<A, T> extends Endpoint<A, T> {
  outdates?: readonly Tag[];
}

export function query<A, T>(declared: Query<A, T>): Query<A, T> {
  return declared;
}

export function mutation<A, T>(declared: Mutation<A, T>): Mutation<A, T> {
  return declared;
}

/** Where an answer stands in the cache. */
export function cacheKey<A, T>(endpoint: Query<A, T>, arg: A): string {
  return `${endpoint.name} ${JSON.stringify(arg)}`;
}

/** A query string out of what is given; `undefined` is left out. */
export function withParams(
  path: string,
  params: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return given.length === 0 ? path : `${path}?${given.join('&')}`;
}
