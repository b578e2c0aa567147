import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { selectConversationIds, selectUnreadTotal } from '../../src/app/conversationViews';
import { messageViews } from '../../src/app/messageViews';
import { selectStorage } from '../../src/app/storage/storageState';
import { selectSessionStatus, sessionEnded, signedOut } from '../../src/features/auth/session';
import {
  conversationOpened, messageComposed, sendDiscarded,
} from '../../src/features/messages/messageActions';
import { draftChanged } from '../../src/features/messages/drafts';
import { ada, conversation, grace, message, said, talk } from '../support/cast';
import { memoryDatabase } from '../support/memoryDatabase';
import type { MemoryDatabase } from '../support/memoryDatabase';
import { settled } from '../support/testClock';
import { connected, conversationFrame, entryFrame, meFrame, onWire, synced } from '../support/wire';
import type { Wire } from '../support/wire';

const bodies = ({ store }: Wire) => messageViews(talk)(store.getState()).map(({ body }) => body);
const ofType = (wire: Wire, type: string) => wire.sent().filter((frame) => frame['type'] === type);

/** Ada has compared and seen two messages, with everything kept in the database. */
async function leaving(database: MemoryDatabase): Promise<Wire> {
  const wire = await connected({ database });
  await wire.welcome();
  await wire.say(
    meFrame,
    conversationFrame(conversation(), {}),
    synced,
    entryFrame(said(1, ada)),
    entryFrame(said(2, grace)),
  );
  return wire;
}

const reloaded = (database: MemoryDatabase) => connected({ database, as: 'returning' });

test('a reload shows what was here before the network has said a word', async () => {
  const database = memoryDatabase();
  await leaving(database);

  const wire = await reloaded(database);
  equal(selectSessionStatus(wire.store.getState()), 'signedIn');
  deepEqual(selectConversationIds(wire.store.getState()), [talk]);
  equal(selectUnreadTotal(wire.store.getState()), 1);
  wire.store.dispatch(conversationOpened({ conversation: talk }));
  await settled();

  deepEqual(bodies(wire), ['message 1', 'message 2']);
  deepEqual(wire.requests, []);
});

test('a returning client says what it has kept, and takes only the rest', async () => {
  const database = memoryDatabase();
  const before = await leaving(database);

  const wire = await reloaded(database);
  await wire.welcome();

  const have = [{ conversation: talk, seq: 2, id: 'm2', version: 2 }];
  deepEqual(ofType(wire, 'hello'), [{ ...before.sent()[0], epoch: 'first', me: 3, have }]);
});

test('nothing is reported as received that is not kept', async () => {
  const database = memoryDatabase();
  const wire = await leaving(database);
  await wire.clock.pass(1_000);
  const letGo = database.hold();

  await wire.say(entryFrame(said(3, grace)));
  await wire.clock.pass(5_000);
  deepEqual(bodies(wire), ['message 1', 'message 2']);
  const reported = ofType(wire, 'received').length;
  letGo();
  await settled();

  deepEqual(bodies(wire).length, 3);
  deepEqual(ofType(wire, 'received').slice(reported), [
    { type: 'received', items: [{ conversation: talk, seq: 3 }] },
  ]);
});

test('the composer is cleared when the message is kept, and two key presses are one message', async () => {
  const database = memoryDatabase();
  const { store } = await leaving(database);
  store.dispatch(draftChanged({ conversation: talk, draft: 'hello' }));
  await settled();
  const letGo = database.hold();

  store.dispatch(messageComposed(talk, 'hello'));
  store.dispatch(messageComposed(talk, 'hello'));
  await settled();
  equal(store.getState().drafts[talk], 'hello');
  store.dispatch(draftChanged({ conversation: talk, draft: 'hello and more' }));
  letGo();
  await settled();

  equal(store.getState().outbox.length, 1);
  equal(store.getState().drafts[talk], 'and more');
});

test('what was written without a network survives a reload and is sent once, in its order', async () => {
  const database = memoryDatabase();
  const before = await leaving(database);
  await before.close(1006);
  for (const text of ['one', 'two', 'three']) before.store.dispatch(messageComposed(talk, text));
  await settled();

  const wire = await reloaded(database);
  deepEqual(bodies(wire), ['message 1', 'message 2', 'one', 'two', 'three']);
  await wire.welcome();
  const sent: unknown[] = [];
  for (let seq = 3; seq < 6; seq += 1) {
    const frame = ofType(wire, 'send').at(-1);
    sent.push(frame?.['body']);
    const clientId = String(frame?.['clientId']);
    const stored = message(seq, ada, { clientId, body: String(frame?.['body']) });
    await wire.say(
      { type: 'ok', id: clientId, result: onWire(stored) },
      entryFrame({ ...said(seq, ada), message: stored }),
    );
  }

  deepEqual(sent, ['one', 'two', 'three']);
  deepEqual(bodies(wire), ['message 1', 'message 2', 'one', 'two', 'three']);
  deepEqual(database.values('outbox'), []);
});

test('it is noted before the first try that a message was sent', async () => {
  const database = memoryDatabase();
  const wire = await leaving(database);
  wire.store.dispatch(messageComposed(talk, 'hello'));
  await settled();
  equal(ofType(wire, 'send').length, 1);

  const after = await reloaded(database);
  const [item] = after.store.getState().outbox;
  equal(item?.tried, true);
  after.store.dispatch(sendDiscarded({ clientId: item?.clientId ?? '' }));
  await settled();

  deepEqual(bodies(after), ['message 1', 'message 2']);
  equal(database.values('outbox').length, 1);
});

test('another database drops what was kept of the old one, but not what was never sent', async () => {
  const database = memoryDatabase();
  const before = await leaving(database);
  await before.close(1006);
  before.store.dispatch(messageComposed(talk, 'still to be said'));
  await settled();

  const wire = await reloaded(database);
  await wire.welcome('restored');

  deepEqual([database.values('logs'), database.values('messages')], [[], []]);
  equal(database.values('outbox').length, 1);
});

test('logging out leaves nothing behind', async () => {
  const database = memoryDatabase();
  const { store } = await leaving(database);
  store.dispatch(draftChanged({ conversation: talk, draft: 'hm' }));

  store.dispatch(signedOut({ where: 'here' }));
  await settled();

  const left = ['cards', 'conversations', 'logs', 'messages', 'drafts', 'outbox'];
  deepEqual(left.flatMap((name) => database.values(name)), []);
  equal((await reloaded(database)).store.getState().session.status, 'restoring');
});

test('an ended session keeps what was to be sent for when they are back', async () => {
  const database = memoryDatabase();
  const before = await leaving(database);
  await before.close(1006);
  before.store.dispatch(messageComposed(talk, 'still to be said'));
  await settled();
  before.store.dispatch(sessionEnded());
  await settled();

  const wire = await connected({ database });

  deepEqual(wire.store.getState().outbox.length, 1);
  deepEqual(wire.store.getState().conversations, {});
});

test('a storage that fails in the middle is said, and the chat goes on', async () => {
  const database = memoryDatabase();
  const wire = await leaving(database);
  equal(selectStorage(wire.store.getState()), 'fine');
  database.breakDown();

  await wire.say(entryFrame(said(3, grace)));
  wire.store.dispatch(messageComposed(talk, 'hello'));
  await settled();

  equal(selectStorage(wire.store.getState()), 'lost');
  deepEqual(bodies(wire), ['message 1', 'message 2', 'message 3', 'hello']);
  equal(ofType(wire, 'send').length, 1);
});
