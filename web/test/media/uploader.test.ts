import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyAction } from 'redux';
import { nextUploads } from '../../src/features/media/sending/schedule';
import type { Sending } from '../../src/features/media/sending/schedule';
import { createTus } from '../../src/features/media/sending/tus';
import { createUploader } from '../../src/features/media/sending/uploader';
import { composed, sendDiscarded } from '../../src/features/messages/messageActions';
import { outbox, sendRefused, sendStored, sendTried } from '../../src/features/messages/outbox';
import type { Outbox } from '../../src/features/messages/outbox';
import { fileTakenBack, uploadChanged } from '../../src/shared/media/uploadEvents';
import { ada, message, talk } from '../support/cast';
import { outgoingFile } from '../support/media';
import { memoryShelf } from '../support/memoryShelf';
import { settled, testClock } from '../support/testClock';
import { tusServer } from '../support/tusServer';

const MB = 1024 * 1024;

function waiting(clientId: string, keys: string[], change: Partial<Sending> = {}): Sending {
  const files = keys.map((key) => outgoingFile(key));
  return { clientId, conversation: talk, status: 'waiting', files, ...change };
}

const keys = (items: Sending[]) => nextUploads(items).map(({ file }) => file.key);

test('the files of a conversation go one by one, in the order in which they were sent', () => {
  deepEqual(keys([waiting('c1', ['a', 'b']), waiting('c2', ['c'])]), ['a']);
});

test('another conversation is not held up, and a third one waits', () => {
  const elsewhere = ['one', 'two'].map((id) => waiting(id, [id], { conversation: id }));

  deepEqual(keys([waiting('c1', ['a', 'b']), ...elsewhere]), ['a', 'one']);
});

test('what is paused, uploaded or failed lets the next one pass', () => {
  const paused = { ...waiting('c1', []), files: [outgoingFile('a', { paused: true })] };
  const there = { ...waiting('c2', []), files: [outgoingFile('b', { media: 'm' })] };
  const failed = waiting('c3', ['c'], { status: 'failed' });

  deepEqual(keys([paused, there, failed, waiting('c4', ['d'])]), ['d']);
});

/** An uploader over the real outbox, and files of 3 MB. */
function uploading() {
  const clock = testClock();
  const server = tusServer();
  const blob = new Blob([new Uint8Array(3 * MB)]);
  const shelf = memoryShelf(['a', blob], ['b', blob], ['orphan', blob]);
  const tokens = { current: async () => 'token', after: async () => 'token', end: () => undefined };
  let state: Outbox = [];
  const happened = (action: AnyAction) => {
    state = outbox(state, action);
    uploader.pump();
  };
  const compose = (clientId: string, ...names: string[]) => {
    const files = names.map((key) => outgoingFile(key, { bytes: 3 * MB }));
    return composed({ conversation: talk, clientId, body: '', files, composedAt: 1 });
  };
  state = outbox(state, compose('c1', 'a', 'b'));
  const uploader = createUploader({
    outbox: () => state.flatMap((item) => (item.kind === 'send' ? [item] : [])),
    shelf,
    tus: createTus({ base: '/api/v1', fetch: server.fetch, tokens, clock }),
    dispatch: happened,
    refused: (clientId, problem) => happened(sendRefused({ clientId, problem })),
    clock,
    random: () => 1,
  });
  const files = () => state.flatMap((item) => (item.kind === 'send' ? item.files ?? [] : []));
  return { clock, server, shelf, uploader, happened, files, state: () => state };
}

test('all files of a message are uploaded, and noted with their names', async () => {
  const { uploader, files, server } = uploading();
  uploader.pump();
  await settled();

  deepEqual(files().map(({ media }) => media), ['media of u1', 'media of u2']);
  equal(server.requests.filter((request) => request === 'POST').length, 2);
});

test('what is paused stands still and goes on from there', async () => {
  const { uploader, happened, files, server, clock } = uploading();
  const pause = (paused: boolean) =>
    happened(uploadChanged({ clientId: 'c1', key: 'a', change: { paused } }));
  server.faults.push('none', { status: 503, retryAfter: 60 });
  uploader.pump();
  await settled();
  happened(fileTakenBack({ clientId: 'c1', key: 'b' }));
  pause(true);
  const before = server.requests.length;
  await clock.pass(600_000);
  equal(server.requests.length, before);

  pause(false);
  await settled();

  equal(server.requests[before], 'HEAD');
  deepEqual(files().map(({ media }) => media), ['media of u1']);
});

test('a file that is taken back in mid-upload is ended on the server, and the next one goes', async () => {
  const { uploader, happened, files, server, shelf } = uploading();
  server.faults.push('none', { status: 503, retryAfter: 60 });
  uploader.pump();
  await settled();

  happened(fileTakenBack({ clientId: 'c1', key: 'a' }));
  await settled();

  ok(server.requests.includes('DELETE'));
  deepEqual(Array.from(server.uploads.keys()), ['/api/v1/uploads/u2']);
  deepEqual(Array.from(shelf.contents.keys()), ['b']);
  deepEqual(files().map(({ media }) => media), ['media of u2']);
});

test('a message that is discarded takes its uploads with it', async () => {
  const { uploader, happened, server, shelf } = uploading();
  uploader.pump();
  await settled();

  happened(sendDiscarded({ clientId: 'c1' }));
  await settled();

  equal(server.uploads.size, 0);
  equal(shelf.contents.size, 0);
});

test('what is sent stays on the server, and leaves this browser', async () => {
  const { uploader, happened, server, shelf } = uploading();
  uploader.pump();
  await settled();

  happened(sendTried(['c1']));
  happened(sendStored({ message: { ...message(1, ada), clientId: 'c1' }, applied: 1 }));
  await settled();

  equal(server.uploads.size, 2);
  equal(shelf.contents.size, 0);
});

test('a file that is refused fails its message, with its reason beside it', async () => {
  const { uploader, files, server, state } = uploading();
  server.faults.push({ status: 507, code: 'storage-full' });
  uploader.pump();
  await settled();

  equal(state()[0]?.status, 'failed');
  deepEqual(files().map(({ problem }) => problem?.code), ['storage-full', undefined]);
  deepEqual(server.requests, ['POST'], 'the other one would be of no use');
});

test('what is kept for no message is swept away at the beginning', () => {
  const { shelf } = uploading();

  deepEqual(Array.from(shelf.contents.keys()), ['a', 'b']);
});

test('a tab that does not lead any more uploads nothing', async () => {
  const { uploader, server, clock } = uploading();
  server.faults.push('none', { status: 503 });
  uploader.pump();
  await settled();
  const before = server.requests.length;

  uploader.stop();
  await clock.pass(600_000);

  equal(server.requests.length, before);
});
