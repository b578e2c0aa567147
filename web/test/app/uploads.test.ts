import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { messageComposed } from '../../src/features/messages/messageActions';
import { uploadChanged } from '../../src/shared/media/uploadEvents';
import type { OutgoingFile } from '../../src/shared/media/outgoingFile';
import { ada, conversation, message, talk } from '../support/cast';
import { browser } from '../support/browser';
import { outgoingFile } from '../support/media';
import { memoryDatabase } from '../support/memoryDatabase';
import { memoryShelf } from '../support/memoryShelf';
import { settled, testClock } from '../support/testClock';
import { tusServer } from '../support/tusServer';
import { connected, conversationFrame, meFrame, onWire, synced } from '../support/wire';
import type { Wire } from '../support/wire';

const MB = 1024 * 1024;
const film = () => [outgoingFile('film', { bytes: 3 * MB, mime: 'video/mp4' })];
const filmShelf = () => memoryShelf(['film', new Blob([new Uint8Array(3 * MB)])]);

async function compared(wire: Wire): Promise<Wire> {
  await wire.welcome();
  await wire.say(meFrame, conversationFrame(conversation()), synced);
  return wire;
}

const sends = ({ sent }: Wire) => sent().filter(({ type }) => type === 'send');
const filesHere = ({ store }: Wire): readonly OutgoingFile[] =>
  store.getState().outbox.flatMap((item) => (item.kind === 'send' ? item.files ?? [] : []));

/** Uploading goes through several hands, each of which waits for the one before. */
async function done(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await settled();
}

test('a message goes out when its files are there, and words overtake it meanwhile', async () => {
  const wire = await compared(await connected({ database: memoryDatabase(), shelf: filmShelf() }));
  wire.uploads.faults.push('none', { status: 503, retryAfter: 5 });
  wire.store.dispatch(messageComposed(talk, 'a film', undefined, film()));
  await done();
  wire.store.dispatch(messageComposed(talk, 'words'));
  await done();
  deepEqual(sends(wire).map(({ body }) => body), ['words']);
  const { clientId } = sends(wire)[0] ?? {};
  const words = { ...message(1, ada), clientId: String(clientId) };
  await wire.say({ type: 'ok', id: clientId, result: onWire(words) });

  await wire.clock.pass(8_000);
  await done();

  deepEqual(sends(wire).map(({ body, attachments }) => [body, attachments]), [
    ['words', undefined],
    ['a film', ['media of u1']],
  ]);
});

test('after a reload an upload goes on where it was, and the message is sent once', async () => {
  const [database, uploads, shelf] = [memoryDatabase(), tusServer(), filmShelf()];
  const before = await compared(await connected({ database, uploads, shelf }));
  uploads.faults.push('none', 'none', { status: 503, retryAfter: 600 });
  before.store.dispatch(messageComposed(talk, '', undefined, film()));
  await done();
  equal(filesHere(before)[0]?.upload, '/api/v1/uploads/u1');

  const tab = browser().open('again');
  const wire = await connected({ database, uploads, shelf, tab, as: 'returning' });
  await done();
  ok(uploads.requests.includes('HEAD'), 'without waiting for a connection');
  await wire.welcome();
  await done();

  equal(uploads.requests.filter((request) => request === 'POST').length, 1);
  deepEqual(sends(wire).map(({ attachments }) => attachments), [['media of u1']]);
});

test('an upload waits out a lost network, and goes on with the next connection', async () => {
  const wire = await compared(await connected({ database: memoryDatabase(), shelf: filmShelf() }));
  wire.uploads.faults.push('none', { cutAfter: MB / 2 });
  wire.store.dispatch(messageComposed(talk, '', undefined, film()));
  await done();
  wire.uploads.up = false;
  await wire.close(1006);
  await wire.clock.pass(3_000);
  wire.uploads.up = true;
  await wire.welcome();
  await done();

  ok(wire.uploads.requests.some((request) => request.startsWith(`PATCH ${MB / 2}+`)));
  deepEqual(sends(wire).map(({ attachments }) => attachments), [['media of u1']]);
});

test('only the tab that leads uploads, and one that follows sees how far it is and can pause it', async () => {
  const [tabs, database, uploads, clock] = [browser(), memoryDatabase(), tusServer(), testClock()];
  const shelf = filmShelf();
  const all = { database, uploads, shelf, clock };
  const leader = await compared(await connected({ ...all, tab: tabs.open('one') }));
  const other = await connected({ ...all, tab: tabs.open('other') });
  await clock.pass(2_000);
  equal(other.leads(), false);
  uploads.faults.push('none', 'none', { status: 503, retryAfter: 30 });

  other.store.dispatch(messageComposed(talk, '', undefined, film()));
  await done();
  equal(uploads.requests.filter((request) => request === 'POST').length, 1);
  deepEqual(other.store.getState().progresses['film']?.sent, 2.5 * MB);
  const [item] = other.store.getState().outbox;
  const pause = { clientId: item?.clientId ?? '', key: 'film', change: { paused: true } };
  other.store.dispatch(uploadChanged(pause));
  await done();
  equal(filesHere(leader)[0]?.paused, true);
  const before = uploads.requests.length;
  await clock.pass(120_000);

  equal(uploads.requests.length, before);
});

test('files are told as gone from the storage of this browser once their message is sent', async () => {
  const wire = await compared(await connected({ database: memoryDatabase(), shelf: filmShelf() }));
  wire.store.dispatch(messageComposed(talk, '', undefined, film()));
  await done();
  const { clientId } = sends(wire)[0] ?? {};
  const sent = { ...message(1, ada), clientId: String(clientId) };
  await wire.say({ type: 'ok', id: clientId, result: onWire(sent) });
  await wire.say({
    type: 'entry',
    entry: { conversation: talk, seq: 1, id: 'm1', kind: 'message', message: onWire(sent) },
  });
  await done();

  deepEqual(wire.store.getState().outbox, []);
  equal(wire.shelf.contents.size, 0);
  equal(wire.uploads.media.size, 1);
});
