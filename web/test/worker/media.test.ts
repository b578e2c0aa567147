import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { createMediaKeeper } from '../../src/worker/media';
import { heldCaches } from '../support/heldCaches';

const origin = 'https://chat.example';
const place = 'martlet-media-ada';

function request(path: string, init: RequestInit = {}, destination = 'image'): Request {
  // Only browsers know what a request is for.
  return Object.defineProperty(new Request(origin + path, init), 'destination', { value: destination });
}

const thumb = (id: string) => `/api/v1/media/${id}/thumb`;

async function keeper(makes: () => Response = () => new Response('a picture')) {
  const caches = heldCaches(() => '');
  await caches.storage.open(place);
  const fetched: string[] = [];
  const network = { up: true };
  const works: Promise<unknown>[] = [];
  const media = createMediaKeeper({
    origin,
    caches: caches.storage,
    async fetch({ url }) {
      if (!network.up) throw new TypeError('no network');
      fetched.push(url.slice(origin.length));
      return makes();
    },
  });
  /** What the page gets, once everything behind it is done. */
  async function ask(asked: Request): Promise<string | undefined> {
    const answer = await media.answer(asked, (work) => works.push(work));
    const text = answer && (await answer.text());
    await Promise.all(works);
    return text;
  }
  const kept = () => caches.kept(place).map((url) => url.slice(origin.length));
  return { media, caches, fetched, network, ask, kept };
}

test('a picture is fetched once and is there without a network', async () => {
  const { ask, fetched, network } = await keeper();
  equal(await ask(request(thumb('one'))), 'a picture');

  network.up = false;

  equal(await ask(request(thumb('one'))), 'a picture');
  deepEqual(fetched, [thumb('one')]);
  await rejects(ask(request(thumb('two'))));
});

test('what is large, what is played and what was asked for otherwise is left to the network', async () => {
  const { media } = await keeper();
  const others = [
    request('/api/v1/media/one/original'),
    request(`${thumb('one')}?download`),
    request(thumb('one'), { headers: { Range: 'bytes=0-1' } }),
    request(thumb('one'), { method: 'HEAD' }),
    request(thumb('one'), {}, 'document'),
    request('/api/v1/media/one'),
    request('/api/v1/users/me', {}, ''),
    request('/api/v1/media/one/preview', {}, 'video'),
  ];

  for (const asked of others) equal(media.answer(asked, () => undefined), undefined, asked.url);
});

test('only what came whole is kept', async () => {
  for (const status of [206, 401, 404, 503]) {
    const { ask, kept } = await keeper(() => new Response('something else', { status }));

    equal(await ask(request(thumb('one'))), 'something else');

    deepEqual(kept(), [], `${status}`);
  }
});

test('nothing is kept where nobody is signed in, nor for whom has logged out meanwhile', async () => {
  const { ask, caches, kept, media } = await keeper();
  await caches.storage.delete(place);
  equal(await ask(request(thumb('one'))), 'a picture');
  deepEqual(caches.names(), []);

  await caches.storage.open(place);
  await ask(request(thumb('one')));
  const works: Promise<unknown>[] = [];
  const answer = media.answer(request(thumb('two')), (work) => works.push(work));
  await caches.storage.delete(place);
  await answer;
  await Promise.all(works);

  deepEqual(caches.names(), []);

  await caches.storage.open(place);
  for (const id of ['three', 'four']) await ask(request(thumb(id)));
  deepEqual(kept(), ['three', 'four'].map(thumb), 'they are back');
});

test('of more than three hundred the oldest go', async () => {
  const { ask, kept } = await keeper();

  for (let i = 0; i < 310; i += 1) await ask(request(thumb(`${i}`)));

  equal(kept().length, 300);
  deepEqual([kept()[0], kept()[299]], [thumb('10'), thumb('309')]);
});

test('of more than a hundred megabytes the oldest go, also of those from before the worker slept', async () => {
  const large = () => new Response(new Uint8Array(30_000_000));
  const { ask, kept, caches } = await keeper(large);
  for (const id of ['a', 'b', 'c']) await ask(request(thumb(id)));
  deepEqual(kept(), ['a', 'b', 'c'].map(thumb));

  const works: Promise<unknown>[] = [];
  const awake = createMediaKeeper({ origin, caches: caches.storage, fetch: async () => large() });
  await awake.answer(request(thumb('d')), (work) => works.push(work));
  await Promise.all(works);

  deepEqual(kept(), ['b', 'c', 'd'].map(thumb));
});
