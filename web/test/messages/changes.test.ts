import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyAction } from 'redux';
import { amended } from '../../src/features/messages/amended';
import { applyChanged, applyEntry, logFrom } from '../../src/features/messages/log';
import { changeAsked, changeStored, sendRetried } from '../../src/features/messages/messageActions';
import type { MessageChange } from '../../src/features/messages/messageActions';
import { outbox, outgoingChanges, sendRefused } from '../../src/features/messages/outbox';
import type { Outbox } from '../../src/features/messages/outbox';
import { ada, changed, grace, message, said, talk } from '../support/cast';

const refusal = { status: 409, code: 'message-deleted', detail: '', errors: [] };
const like: MessageChange = { type: 'react', emoji: '👍', on: true };

function ask(clientId: string, change: MessageChange, target = 1): AnyAction {
  return changeAsked({ conversation: talk, clientId, target, change, composedAt: 5 });
}

function after(...actions: AnyAction[]): Outbox {
  return actions.reduce((state: Outbox, action) => outbox(state, action), []);
}

function shown(before: ReturnType<typeof message>, ...actions: AnyAction[]) {
  return amended(before, outgoingChanges(after(...actions), talk), ada.id);
}

test('changes show at once, in the order in which they were made', () => {
  const edited = shown(
    message(1, ada),
    ask('c8', { type: 'edit', body: 'first' }),
    ask('c9', { type: 'edit', body: 'second' }),
  );

  equal(edited.body, 'second');
  equal(edited.editedAt, 5);
});

test('a deletion leaves nothing of the message, and takes no change behind it', () => {
  const reactions = [{ emoji: '👍', users: [grace.id] }];
  const before = message(2, ada, { replyTo: 1, reactions });

  const { body, replyTo, reactions: left, deletedAt } = shown(
    before,
    ask('c8', { type: 'delete' }, 2),
    ask('c9', { type: 'edit', body: 'too late' }, 2),
  );

  deepEqual({ body, replyTo, left, deletedAt }, { body: '', replyTo: null, left: [], deletedAt: 5 });
});

test('a reaction is set and cleared beside those of others, and never twice', () => {
  const before = message(1, grace, { reactions: [{ emoji: '👍', users: [grace.id] }] });
  const both = [{ emoji: '👍', users: [grace.id, ada.id] }];

  deepEqual(shown(before, ask('c8', like), ask('c9', like)).reactions, both);
  deepEqual(shown({ ...before, reactions: both }, ask('c8', { ...like, on: false })).reactions, before.reactions);
  deepEqual(shown(message(1, grace), ask('c8', like), ask('c9', { ...like, on: false })).reactions, []);
});

test('a refused change is taken back from the eye and stays to be tried again', () => {
  const refused = [ask('c9', like), sendRefused({ clientId: 'c9', problem: refusal })];
  deepEqual(shown(message(1, grace), ...refused).reactions, []);
  deepEqual(after(...refused).map(({ status }) => status), ['failed']);

  const again = [...refused, sendRetried({ clientId: 'c9' })];

  deepEqual(shown(message(1, grace), ...again).reactions, [{ emoji: '👍', users: [ada.id] }]);
});

test('an answer settles its change and no other', () => {
  const stored = changeStored({ clientId: 'c8', message: message(1, grace) });

  deepEqual(after(ask('c8', like), ask('c9', like), stored).map(({ clientId }) => clientId), ['c9']);
});

test('an answer brings the new message before its entry, which then changes nothing', () => {
  const log = applyEntry(logFrom(0, null, null), said(1, ada));
  const edited = message(1, ada, { body: 'better', rev: 2 });

  const early = applyChanged(log, edited);

  equal(early.seq, 1);
  deepEqual([early.messages, early.last], [[edited], edited]);
  deepEqual(applyEntry(early, changed(2, edited)).messages, [edited]);
  deepEqual(applyChanged(early, message(1, ada)).messages, [edited]);
});

test('an answer about a message that is not held is left to the history', () => {
  const log = logFrom(9, 'm9', message(9, ada));

  deepEqual(applyChanged(log, message(3, ada, { rev: 2 })), log);
});
