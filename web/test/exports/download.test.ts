import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { openKeep } from '../../src/features/exports/archiveKeep';
import { downloadArchive, share } from '../../src/features/exports/download';
import type { Progress } from '../../src/features/exports/download';
import { Refused } from '../../src/shared/http/problem';
import type { Fetch } from '../../src/shared/http/http';
import { settled, testClock } from '../support/testClock';

/** A server whose answer comes as the test says. */
function serving(status = 200, headers: Record<string, string> = {}) {
  let source: ReadableStreamDefaultController<Uint8Array> | undefined;
  const asked: { url: string; headers: Headers }[] = [];
  const fetch: Fetch = async (url, init) => {
    asked.push({ url, headers: new Headers(init.headers) });
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        source = controller;
        init.signal?.addEventListener('abort', () => controller.error(new Error('aborted')));
      },
    });
    return new Response(body, { status, headers });
  };
  return {
    fetch, asked,
    send: (text: string) => source?.enqueue(new TextEncoder().encode(text)),
    end: () => source?.close(),
    fail: () => source?.error(new Error('broken off')),
  };
}

async function fetching(server: ReturnType<typeof serving>) {
  const clock = testClock();
  const abort = new AbortController();
  const seen: Progress[] = [];
  const keep = await openKeep(undefined, 0);
  let discarded = 0;
  const archive = downloadArchive({
    fetch: server.fetch,
    clock,
    token: async () => 'token',
    keep: { ...keep, discard: async () => void (discarded += 1) },
    language: 'de',
    signal: abort.signal,
    onProgress: (progress) => seen.push(progress),
  });
  archive.catch(() => undefined);
  await settled();
  return { archive, clock, abort, seen, discarded: () => discarded };
}

const refusedAs = (code: string) => (error: unknown) =>
  error instanceof Refused && error.problem.code === code;

test('it comes piece by piece, and tells how far it is', async () => {
  const server = serving(200, { 'Martlet-Estimated-Bytes': '8' });
  const { archive, seen, discarded } = await fetching(server);

  server.send('mo');
  await settled();
  server.send('th');
  server.end();

  equal(await (await archive).text(), 'moth');
  deepEqual(seen, [0, 2, 4].map((bytes) => ({ bytes, estimate: 8 })));
  equal(discarded(), 0);
  equal(server.asked[0]?.headers.get('Authorization'), 'Bearer token');
  equal(server.asked[0]?.headers.get('Accept-Language'), 'de');
});

test('what breaks off is not taken for whole, and nothing of it is left', async () => {
  const server = serving();
  const { archive, discarded } = await fetching(server);

  server.send('mo');
  await settled();
  server.fail();

  await rejects(archive, refusedAs('unreachable'));
  equal(discarded(), 1);
});

test('whoever cancels is told of no failure', async () => {
  const server = serving();
  const { archive, abort, discarded } = await fetching(server);

  abort.abort();

  await rejects(archive, refusedAs('cancelled'));
  equal(discarded(), 1);
});

test('a minute without a byte is the end of it, and each byte begins another', async () => {
  const server = serving();
  const { archive, clock, discarded } = await fetching(server);

  await clock.pass(59_000);
  server.send('mo');
  await clock.pass(59_000);
  equal(discarded(), 0);
  await clock.pass(1_000);

  await rejects(archive, refusedAs('unreachable'));
});

test('a refusal is told as the server gave it', async () => {
  const server = serving(429, { 'Retry-After': '10' });
  const { archive } = await fetching(server);

  server.send('{"status":429,"code":"rate-limited","detail":""}');
  server.end();

  await rejects(archive, (error: unknown) => {
    return refusedAs('rate-limited')(error) && error instanceof Refused && error.problem.retryAfter === 10;
  });
});

test('it is whole only once it is, however little was reckoned', () => {
  equal(share({ bytes: 4, estimate: 8 }), 0.5);
  equal(share({ bytes: 9, estimate: 8 }), 0.99);
  equal(share({ bytes: 0, estimate: 0 }), 0);
});
