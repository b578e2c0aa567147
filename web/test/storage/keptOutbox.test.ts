import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import {
  forgetOutgoing, keepOutgoing, OUTBOX, readKeptOutbox,
} from '../../src/features/messages/keptOutbox';
import { changeAsked, composed } from '../../src/features/messages/messageActions';
import { outbox, sendRefused, sendTried } from '../../src/features/messages/outbox';
import type { Outbox } from '../../src/features/messages/outbox';
import { talk } from '../support/cast';
import { outgoingFile } from '../support/media';
import { memoryDatabase } from '../support/memoryDatabase';

const refusal = { status: 403, code: 'not-friends', detail: '', errors: [] };

const written: Outbox = [
  composed({ conversation: talk, clientId: 'z', body: 'first', composedAt: 9, replyTo: 3 }),
  changeAsked({
    conversation: talk, clientId: 'a', target: 7, composedAt: 1,
    change: { type: 'react', emoji: '❤️', on: true },
  }),
  composed({ conversation: talk, clientId: 'm', body: 'last', composedAt: 2 }),
  composed({
    conversation: talk, clientId: 'f', body: '', composedAt: 3,
    files: [
      outgoingFile('one', { alt: 'A loom', width: 4, height: 3, upload: '/u/1', media: 'm1' }),
      outgoingFile('two', { mime: 'video/mp4', duration: 9, upload: '/u/2', paused: true }),
    ],
  }),
  sendTried(['z']),
  sendRefused({ clientId: 'm', problem: refusal }),
].reduce((state: Outbox, action) => outbox(state, action), []);

test('everything in the outbox comes back as it was, in its order', async () => {
  const database = memoryDatabase();
  for (const item of written) {
    await database.transact([OUTBOX], 'readwrite', (it) => keepOutgoing(it, [item]));
  }

  deepEqual(await database.transact([OUTBOX], 'readonly', readKeptOutbox), written);
});

test('an item that is kept again keeps its turn, and one that does not read is left out', async () => {
  const database = memoryDatabase();
  const [first] = written;
  const run = (work: Parameters<typeof database.transact<void>>[2]) =>
    database.transact([OUTBOX], 'readwrite', work);
  await run((it) => keepOutgoing(it, written));
  await run((it) => keepOutgoing(it, first ? [{ ...first, status: 'failed' }] : []));
  await run(async (it) => forgetOutgoing(it, 'a'));
  database.plant(OUTBOX, 'broken', { place: 1, item: { kind: 'send' } });

  const back = await database.transact([OUTBOX], 'readonly', readKeptOutbox);

  deepEqual(back.map(({ clientId, status }) => [clientId, status]), [
    ['z', 'failed'],
    ['m', 'failed'],
    ['f', 'waiting'],
  ]);
});
