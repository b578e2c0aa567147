import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyAction } from 'redux';
import { entriesApplied, logCompared, pageReceived } from '../../src/features/messages/logs';
import {
  changeAsked, composed, sendDiscarded, sendRetried,
} from '../../src/features/messages/messageActions';
import {
  nextToSend, outbox, outboxFound, outgoingMessages, sendRefused, sendStored, sendTried,
} from '../../src/features/messages/outbox';
import type { Outbox } from '../../src/features/messages/outbox';
import { cacheDropped } from '../../src/shared/realtime/connection';
import { ada, message, said, talk } from '../support/cast';

const refusal = { status: 403, code: 'not-friends', detail: '', errors: [] };

function compose(clientId: string, conversation = talk): AnyAction {
  return composed({ conversation, clientId, body: `body of ${clientId}`, composedAt: 1 });
}

function after(...actions: AnyAction[]): Outbox {
  return actions.reduce((state: Outbox, action) => outbox(state, action), []);
}

function told(state: Outbox): string[] {
  return state.map(({ clientId, status }) => `${clientId} ${status}`);
}

test('each conversation sends its oldest waiting message next', () => {
  const state = after(compose('c1'), compose('c2'), compose('c3', 'other'));

  deepEqual(nextToSend(state).map(({ clientId }) => clientId), ['c1', 'c3']);
});

test('a stored message stays until its entry takes its place', () => {
  const stored = sendStored({ message: message(1, ada), applied: 0 });

  deepEqual(told(after(compose('c1'), stored)), ['c1 stored']);
  deepEqual(told(after(compose('c1'), stored, entriesApplied([said(1, ada)]))), []);
});

test('an entry that comes before its answer settles the message as well', () => {
  const stored = sendStored({ message: message(1, ada), applied: 1 });

  deepEqual(told(after(compose('c1'), entriesApplied([said(1, ada)]), stored)), []);
});

test('a retry that is answered with a message from long ago leaves the outbox at once', () => {
  deepEqual(told(after(compose('c1'), sendStored({ message: message(1, ada), applied: 9 }))), []);
});

test('history that shows a message settles it', () => {
  const page = { items: [message(1, ada)], head: 1, older: false, newer: false };

  deepEqual(told(after(compose('c1'), pageReceived({ conversation: talk, before: 2, page }))), []);
});

test('a copy that begins anew above a stored message settles it', () => {
  const anew = { conversation: talk, head: 300, headId: 'm300', last: null, entries: [] };
  const stored = sendStored({ message: message(7, ada), applied: 6 });

  deepEqual(told(after(compose('c7'), stored, logCompared({ ...anew, complete: false }))), []);
});

test('a refused message lets those behind it pass, and queues behind them for its retry', () => {
  const refused = [compose('c1'), compose('c2'), sendRefused({ clientId: 'c1', problem: refusal })];

  deepEqual(nextToSend(after(...refused)).map(({ clientId }) => clientId), ['c2']);
  deepEqual(told(after(...refused, sendRetried({ clientId: 'c1' }))), ['c2 waiting', 'c1 waiting']);
});

test('what was refused and what was never sent is discarded at once', () => {
  const refused = sendRefused({ clientId: 'c1', problem: refusal });

  deepEqual(told(after(compose('c1'), refused, sendDiscarded({ clientId: 'c1' }))), []);
  deepEqual(told(after(compose('c1'), sendDiscarded({ clientId: 'c1' }))), []);
});

test('what was sent and is taken back goes on unseen until it is answered, and is then deleted', () => {
  const going = [compose('c1'), sendTried(['c1']), sendDiscarded({ clientId: 'c1' })];
  const deletion = {
    kind: 'change',
    clientId: 'c1-undo',
    conversation: talk,
    composedAt: 1,
    target: 1,
    change: { type: 'delete' },
    status: 'waiting',
  };

  deepEqual(outgoingMessages(after(...going), talk), []);
  deepEqual(nextToSend(after(...going)).map(({ clientId }) => clientId), ['c1']);
  const answer = sendStored({ message: message(1, ada), applied: 0 });
  const entry = entriesApplied([said(1, ada)]);
  deepEqual(after(...going, answer, entry), [deletion]);
  deepEqual(after(...going, entry, answer), [deletion]);
  deepEqual(after(...going, sendRefused({ clientId: 'c1', problem: refusal })), []);
});

test('an item that is told of again is not queued twice', () => {
  deepEqual(told(after(compose('c1'), compose('c1'))), ['c1 waiting']);
  deepEqual(told(after(compose('c1'), outboxFound(after(compose('c1'), compose('c2'))))), [
    'c1 waiting',
    'c2 waiting',
  ]);
});

test('another database has nothing of what the old one had stored, and other numbers', () => {
  const change = changeAsked({
    conversation: talk, clientId: 'c2', target: 7, change: { type: 'delete' }, composedAt: 1,
  });
  const stored = sendStored({ message: message(1, ada), applied: 0 });

  deepEqual(told(after(compose('c1'), stored, change, cacheDropped())), [
    'c1 waiting',
    'c2 failed',
  ]);
});
