import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { createShell } from '../../src/worker/shell';
import { heldCaches } from '../support/heldCaches';

const origin = 'https://chat.example';
const files = ['/index.html', '/assets/app-1.js', '/favicon.svg'];

function navigation(path: string): Request {
  // Node's Request refuses the mode that only browsers may set.
  return Object.defineProperty(new Request(origin + path), 'mode', { value: 'navigate' });
}

async function installed(version = 'one') {
  const caches = heldCaches((url) => `${version} of ${url}`);
  const fetched: string[] = [];
  const fetch = async (request: Request) => {
    fetched.push(request.url);
    return new Response('from the network');
  };
  const shell = createShell({ version, files }, { origin, caches: caches.storage, fetch });
  await shell.install();
  return { shell, caches, fetched };
}

test('every page of the client is the one page that is kept', async () => {
  const { shell, fetched } = await installed();

  for (const path of ['/', '/c/some-id', '/profile', '/no/such/page?with=query']) {
    const answer = await shell.answer(navigation(path));
    equal(await answer?.text(), `one of ${origin}/index.html`, path);
  }
  deepEqual(fetched, []);
});

test('what the server answers itself is left to it', async () => {
  const { shell } = await installed();

  for (const path of ['/api/v1/users/me', '/healthz', '/readyz', '/metrics', '/openapi.yaml']) {
    equal(shell.answer(navigation(path)), undefined, path);
    equal(shell.answer(new Request(origin + path)), undefined, path);
  }
});

test('kept files come from what is kept, and others and other sites from where they are', async () => {
  const { shell } = await installed();

  const kept = await shell.answer(new Request(`${origin}/assets/app-1.js`));
  equal(await kept?.text(), `one of ${origin}/assets/app-1.js`);
  equal(shell.answer(new Request(`${origin}/assets/app-2.js`)), undefined);
  equal(shell.answer(new Request('https://other.example/assets/app-1.js')), undefined);
  equal(shell.answer(new Request(`${origin}/`, { method: 'POST' })), undefined);
});

test('where the browser has thrown away what was kept, the network answers', async () => {
  const { shell, caches, fetched } = await installed();
  await caches.storage.delete('martlet-shell-one');

  const answer = await shell.answer(navigation('/'));

  equal(await answer?.text(), 'from the network');
  deepEqual(fetched, [`${origin}/`]);
});

test('an install that fails leaves nothing of its own and all of the one before', async () => {
  const { caches } = await installed();
  caches.fail();
  const next = createShell(
    { version: 'two', files },
    { origin, caches: caches.storage, fetch: async () => new Response('') },
  );

  await rejects(next.install());

  deepEqual(caches.names(), ['martlet-shell-one']);
});

test('the builds before are forgotten by the one that takes over, and nothing else is', async () => {
  const { caches } = await installed();
  await caches.storage.open('of something else');
  const next = createShell(
    { version: 'two', files },
    { origin, caches: caches.storage, fetch: async () => new Response('') },
  );
  await next.install();
  deepEqual(caches.names(), ['martlet-shell-one', 'martlet-shell-two', 'of something else']);

  await next.activate();

  deepEqual(caches.names(), ['martlet-shell-two', 'of something else']);
});
