import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import type { AccessTokens } from '../../src/shared/http/accessTokens';
import { createAccessTokens } from '../../src/shared/http/accessTokens';
import { authorizedHttp, openHttp } from '../../src/shared/http/http';
import type { Fetch } from '../../src/shared/http/http';
import { testClock } from '../support/testClock';

function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}

const tokenInvalid = { status: 401, code: 'token-invalid', detail: '' };

/** A server whose only good token is the latest one it has given out. */
function serverWithTokens() {
  const clock = testClock();
  const seen = { refreshes: 0, refused: 0, ended: 0 };
  let good = 'token 0';
  const fetch: Fetch = async (_, { headers }) => {
    const authorization = new Headers(headers).get('Authorization');
    if (authorization === `Bearer ${good}`) return answer(200, { fine: true });
    seen.refused += 1;
    return answer(401, tokenInvalid);
  };
  const tokens: AccessTokens = createAccessTokens({
    refresh: async () => {
      seen.refreshes += 1;
      good = `token ${seen.refreshes}`;
      return { accessToken: good, expiresIn: 600 };
    },
    exclusively: (work) => work(),
    refreshed: () => undefined,
    changed: () => undefined,
    ended: () => {
      seen.ended += 1;
    },
    leads: () => true,
    clock,
    random: () => 1,
  });
  return { http: authorizedHttp({ base: '/api/v1', fetch, clock }, tokens), tokens, seen };
}

test('fifty requests with an ended token cost one refresh and all succeed', async () => {
  const { http, tokens, seen } = serverWithTokens();
  tokens.take({ accessToken: 'ended', expiresIn: 600 });

  const answers = await Promise.all(Array.from({ length: 50 }, () => http({ path: '/friends' })));

  equal(answers.length, 50);
  deepEqual(seen, { refreshes: 1, refused: 50, ended: 0 });
});

test('an ended session is not refreshed', async () => {
  const { tokens, seen } = serverWithTokens();
  tokens.take({ accessToken: 'token 0', expiresIn: 600 });
  const fetch: Fetch = async () => answer(401, { ...tokenInvalid, code: 'session-ended' });
  const http = authorizedHttp({ base: '', fetch, clock: testClock() }, tokens);

  await rejects(http({ path: '/friends' }), { message: '401 session-ended' });
  deepEqual(seen, { refreshes: 0, refused: 0, ended: 1 });
});

test('the end of an earlier session does not end the one of now', async () => {
  const { tokens, seen } = serverWithTokens();
  tokens.take({ accessToken: 'of the earlier', expiresIn: 600 });
  const fetch: Fetch = async () => {
    tokens.take({ accessToken: 'of the one of now', expiresIn: 600 });
    return answer(401, { ...tokenInvalid, code: 'session-ended' });
  };
  const http = authorizedHttp({ base: '', fetch, clock: testClock() }, tokens);

  await rejects(http({ path: '/friends' }), { message: '401 session-ended' });
  equal(seen.ended, 0);
});

test('a problem says what and why, and how long to wait', async () => {
  const errors = [{ field: 'username', code: 'invalid', detail: '3 to 32' }];
  const wait = { 'Retry-After': '7' };
  const fetch: Fetch = async () =>
    answer(429, { code: 'rate-limited', status: 429, detail: 'Wait.', errors }, wait);
  const http = openHttp({ base: '', fetch, clock: testClock() });

  await rejects(http({ path: '/' }), {
    problem: { status: 429, code: 'rate-limited', detail: 'Wait.', errors, retryAfter: 7 },
  });
});

test('what somebody between us and the server answers is a problem by its status', async () => {
  const fetch: Fetch = async () => new Response('<h1>Bad Gateway</h1>', { status: 502 });
  const http = openHttp({ base: '', fetch, clock: testClock() });

  await rejects(http({ path: '/' }), {
    problem: { status: 502, code: 'internal', detail: '', errors: [] },
  });
});

test('a request without an answer is given up after ten seconds', async () => {
  const clock = testClock();
  const fetch: Fetch = (_, { signal }) =>
    new Promise((__, fail) => {
      signal?.addEventListener('abort', () => fail(new Error('aborted')));
    });
  const refused = rejects(openHttp({ base: '', fetch, clock })({ path: '/' }), {
    problem: { status: 0, code: 'timeout', detail: '', errors: [] },
  });

  await clock.pass(10_000);
  await refused;
});

test('a network that is not there is a problem of its own', async () => {
  const fetch: Fetch = () => Promise.reject(new TypeError('failed to fetch'));
  const http = openHttp({ base: '', fetch, clock: testClock() });

  await rejects(http({ path: '/' }), { message: '0 unreachable' });
});
