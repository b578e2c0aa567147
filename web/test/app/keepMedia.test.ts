import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { createMediaKeeping } from '../../src/app/media/keepMedia';
import { sessionReplaced, signedIn, signedOut } from '../../src/features/auth/session';
import { conversation, changed, grace, message, said } from '../support/cast';
import { heldCaches } from '../support/heldCaches';
import { picture } from '../support/media';
import { settled } from '../support/testClock';
import { connected, conversationFrame, entryFrame, meFrame, synced } from '../support/wire';

async function keeping() {
  const caches = heldCaches(() => '');
  await caches.storage.open('martlet-shell-one');
  await caches.storage.open('martlet-media-linus');
  const wire = await connected();
  const media = createMediaKeeping({ getState: wire.store.getState, caches: caches.storage });
  let before = wire.store.getState();
  wire.store.subscribe(() => {
    const was = before;
    before = wire.store.getState();
    media.changed(was, before);
  });
  await settled();
  return { wire, caches };
}

test('pictures are kept for whoever is signed in, and nobody else’s stay', async () => {
  const { caches } = await keeping();

  deepEqual(caches.names(), ['martlet-media-ada', 'martlet-shell-one']);
});

test('a log-out takes them away, and a tab that begins anew does not', async () => {
  const { wire, caches } = await keeping();

  wire.store.dispatch(sessionReplaced());
  await settled();
  deepEqual(caches.names(), ['martlet-media-ada', 'martlet-shell-one']);

  wire.store.dispatch(signedIn({ accessToken: 'another', expiresIn: 600, user: 'grace' }));
  await settled();
  deepEqual(caches.names(), ['martlet-media-grace', 'martlet-shell-one']);

  wire.store.dispatch(signedOut({ where: 'here' }));
  await settled();
  deepEqual(caches.names(), ['martlet-shell-one']);
});

test('the pictures of a message that is deleted are forgotten, and those of others are not', async () => {
  const { wire, caches } = await keeping();
  const [one, other] = [picture({ id: 'one' }), picture({ id: 'other' })];
  await wire.welcome();
  await wire.say(meFrame, conversationFrame(conversation()), synced);
  await wire.say(
    entryFrame(said(1, grace, { attachments: [one] })),
    entryFrame(said(2, grace, { attachments: [other] })),
  );
  const cache = await caches.storage.open('martlet-media-ada');
  for (const { urls } of [one, other]) await cache.put(urls.thumb ?? '', new Response(''));

  const gone = message(1, grace, { body: '', attachments: [], deletedAt: 3, rev: 2 });
  await wire.say(entryFrame(changed(3, gone)));
  await settled();

  deepEqual(caches.kept('martlet-media-ada'), [other.urls.thumb]);
});
