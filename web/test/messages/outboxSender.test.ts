import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { changeAsked, composed } from '../../src/features/messages/messageActions';
import type { MessageChange } from '../../src/features/messages/messageActions';
import { outbox } from '../../src/features/messages/outbox';
import type { Outbox } from '../../src/features/messages/outbox';
import { createOutboxSender } from '../../src/features/messages/outboxSender';
import type { JsonObject } from '../../src/shared/lib/json';
import { ada, message, talk } from '../support/cast';
import { testClock } from '../support/testClock';

/** A sender over the real outbox, on a connection that a test can cut. */
function senderUnderTest() {
  const clock = testClock();
  const sent: JsonObject[] = [];
  const wire = { connected: true };
  let state: Outbox = [];
  const sender = createOutboxSender({
    outbox: () => state,
    noted: (id) => state.some(({ clientId, tried }) => clientId === id && tried),
    open: () => wire.connected,
    applied: () => 0,
    send: (frame) => {
      if (wire.connected) sent.push(frame);
      return wire.connected;
    },
    dispatch: (action) => {
      state = outbox(state, action);
      sender.pump();
    },
    clock,
    random: () => 1,
  });
  return {
    sender,
    clock,
    sent,
    wire,
    ids: () => sent.map(({ clientId }) => clientId),
    outbox: () => state,
    change(clientId: string, change: MessageChange) {
      const asked = { conversation: talk, clientId, target: 7, change, composedAt: 1 };
      state = outbox(state, changeAsked(asked));
      sender.pump();
    },
    compose(clientId: string, conversation = talk) {
      state = outbox(state, composed({ conversation, clientId, body: clientId, composedAt: 1 }));
      sender.pump();
    },
  };
}

function ok(seq: number, conversation = talk): JsonObject {
  return { type: 'ok', id: `c${seq}`, result: { ...message(seq, ada), conversation } };
}

function error(id: string, status: number, retryAfter?: number): JsonObject {
  return { type: 'error', id, status, code: 'x', ...(retryAfter ? { retryAfter } : {}) };
}

test('one message per conversation is on its way at a time', () => {
  const { sender, ids, compose } = senderUnderTest();
  compose('c1');
  compose('c2');
  compose('c3', 'other');
  deepEqual(ids(), ['c1', 'c3']);

  sender.answered(ok(1));

  deepEqual(ids(), ['c1', 'c3', 'c2']);
});

test('a message carries the same ids in every try', async () => {
  const { sent, clock, compose } = senderUnderTest();
  compose('c1');

  await clock.pass(10_500);

  const frame = { type: 'send', id: 'c1', clientId: 'c1', conversation: talk, body: 'c1' };
  deepEqual(sent, [frame, frame]);
});

test('changes wait their turn behind what was written, and keep their ids in every try', async () => {
  const { sender, clock, sent, compose, change, outbox: state } = senderUnderTest();
  compose('c1');
  change('c2', { type: 'edit', body: 'better' });
  change('c3', { type: 'react', emoji: '👍', on: false });
  equal(sent.length, 1);

  sender.answered(ok(1));
  await clock.pass(10_500);
  sender.answered({ ...ok(7), id: 'c2' });

  const to = { conversation: talk, seq: 7 };
  const edit = { type: 'edit', id: 'c2', clientId: 'c2', body: 'better', ...to };
  const react = { type: 'react', id: 'c3', clientId: 'c3', emoji: '👍', on: false, ...to };
  deepEqual(sent.slice(1), [edit, edit, react]);
  deepEqual(state().map(({ clientId }) => clientId), ['c1', 'c3']);
});

test('a connection that ends leaves nothing half sent', () => {
  const { sender, wire, ids, compose, outbox: state } = senderUnderTest();
  compose('c1');
  compose('c2');

  wire.connected = false;
  sender.disconnected();
  sender.pump();
  wire.connected = true;
  sender.pump();
  sender.answered(ok(1));
  sender.answered(ok(2));

  deepEqual(ids(), ['c1', 'c1', 'c2']);
  deepEqual(state().map(({ status }) => status), ['stored', 'stored']);
});

test('what is written without a connection is sent with the next one', () => {
  const { sender, wire, ids, compose } = senderUnderTest();
  wire.connected = false;
  compose('c1');
  deepEqual(ids(), []);

  wire.connected = true;
  sender.pump();

  deepEqual(ids(), ['c1']);
});

test('a busy server is asked again, later each time, and nothing overtakes meanwhile', async () => {
  const { sender, clock, ids, compose } = senderUnderTest();
  compose('c1');
  compose('c2');

  sender.answered(error('c1', 503));
  await clock.pass(499);
  deepEqual(ids(), ['c1']);
  await clock.pass(1);
  sender.answered(error('c1', 500));
  await clock.pass(999);
  deepEqual(ids(), ['c1', 'c1']);
  await clock.pass(1);
  deepEqual(ids(), ['c1', 'c1', 'c1']);
});

test('a rate limit is waited out', async () => {
  const { sender, clock, ids, compose } = senderUnderTest();
  compose('c1');

  sender.answered(error('c1', 429, 12));
  await clock.pass(11_999);
  deepEqual(ids(), ['c1']);
  await clock.pass(501);
  deepEqual(ids(), ['c1', 'c1']);
});

test('a new connection does not shorten the wait that the server asked for', async () => {
  const { sender, clock, ids, compose } = senderUnderTest();
  compose('c1');
  sender.answered(error('c1', 429, 12));

  sender.disconnected();
  sender.pump();
  await clock.pass(11_999);
  deepEqual(ids(), ['c1']);
});

test('a token that has ended is no refusal of the message', async () => {
  const { sender, clock, ids, compose } = senderUnderTest();
  compose('c1');

  sender.answered(error('c1', 401));
  await clock.pass(500);

  deepEqual(ids(), ['c1', 'c1']);
});

test('a refusal is final and visible', async () => {
  const { sender, clock, ids, compose, outbox: state } = senderUnderTest();
  compose('c1');

  sender.answered(error('c1', 403));
  await clock.pass(60_000);

  deepEqual(ids(), ['c1']);
  equal(state()[0]?.status, 'failed');
  equal(state()[0]?.problem?.status, 403);
});

test('a late answer to an earlier try counts', async () => {
  const { sender, clock, ids, compose, outbox: state } = senderUnderTest();
  compose('c1');
  await clock.pass(10_100);

  sender.answered(ok(1));
  await clock.pass(60_000);

  deepEqual(ids(), ['c1']);
  equal(state()[0]?.status, 'stored');
});

test('answers to other commands are none of its business', () => {
  const { sender } = senderUnderTest();

  equal(sender.answered({ type: 'ok', id: 'auth', result: {} }), false);
});

test('what was never on a connection is not marked as sent', () => {
  const { wire, sender, compose, outbox: items } = senderUnderTest();
  wire.connected = false;
  compose('c1');
  equal(items()[0]?.tried, undefined);

  wire.connected = true;
  sender.pump();

  equal(items()[0]?.tried, true);
});
