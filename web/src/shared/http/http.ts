import type { Clock } from '../lib/clock';
import type { AccessTokens } from './accessTokens';
import { problemOf, Refused } from './problem';

export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the base path, with its query. */
  path: string;
  body?: unknown;
}

/** Sends a request and answers with the body, or rejects with `Refused`. */
export type Http = (request: HttpRequest) => Promise<unknown>;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface Ports {
  base: string;
  fetch: Fetch;
  clock: Clock;
}

const DEADLINE = 10_000;

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function exchange(ports: Ports, request: HttpRequest, token?: string): Promise<unknown> {
  const abort = new AbortController();
  const cancel = ports.clock.after(DEADLINE, () => abort.abort());
  try {
    const response = await ports.fetch(ports.base + request.path, {
      method: request.method ?? 'GET',
      credentials: 'same-origin',
      cache: 'no-store',
      signal: abort.signal,
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    });
    const body = await bodyOf(response);
    if (response.ok) return body;
    throw new Refused(problemOf(response.status, body, response.headers.get('Retry-After')));
  } catch (error) {
    if (error instanceof Refused) throw error;
    const code = abort.signal.aborted ? 'timeout' : 'unreachable';
    throw new Refused({ status: 0, code, detail: '', errors: [] });
  } finally {
    cancel();
  }
}

/** Requests that need no access token: registering, logging in, refreshing. */
export function openHttp(ports: Ports): Http {
  return (request) => exchange(ports, request);
}

/** Requests with the access token, which is renewed unnoticed when it has ended. */
export function authorizedHttp(ports: Ports, tokens: AccessTokens): Http {
  return async (request) => {
    const token = await tokens.current();
    try {
      return await exchange(ports, request, token);
    } catch (error) {
      const code = error instanceof Refused && error.problem.status === 401 && error.problem.code;
      if (code === 'session-ended') tokens.end(token);
      if (code !== 'token-invalid') throw error;
      return exchange(ports, request, await tokens.after(token));
    }
  };
}
