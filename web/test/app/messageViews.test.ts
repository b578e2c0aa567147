import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { lastOwn, messageAt, messageView, messageViews } from '../../src/app/messageViews';
import { rootReducer } from '../../src/app/rootReducer';
import type { RootState } from '../../src/app/rootReducer';
import { changeAsked } from '../../src/features/messages/messageActions';
import { entriesApplied } from '../../src/features/messages/logs';
import { ada, conversation, grace, message, said, talk } from '../support/cast';

/** ada's client, with so many messages, hers and grace's in turn. */
function stateOf(count: number): RootState {
  const initial = rootReducer(undefined, { type: 'begin' });
  const messages = Array.from({ length: count }, (_, i) => message(i + 1, i % 2 ? grace : ada));
  const log = { seq: count, id: null, from: 1, older: false, paged: true, floor: 0, messages, last: null };
  return {
    ...initial,
    me: { ...ada, version: 1 } as unknown as RootState['me'],
    conversations: { [talk]: conversation({ head: count }) },
    logs: { [talk]: log },
  };
}

function edit(target: number, body: string) {
  const change = { type: 'edit' as const, body };
  return changeAsked({ conversation: talk, clientId: `edit-${target}`, target, change, composedAt: 1 });
}

void test('a new message among 100,000 leaves the rows of all others as they are', () => {
  const select = messageViews(talk);
  const state = stateOf(100_000);
  const before = select(state);

  const after = select(rootReducer(state, entriesApplied([said(100_001, grace)])));

  equal(after.length, 100_001);
  ok(before.every((view, index) => view === after[index]));
});

void test('only the row whose message I am changing is another one', () => {
  const select = messageViews(talk);
  const state = stateOf(9);
  const before = select(state);

  const after = select(rootReducer(state, edit(5, 'better')));

  deepEqual(before.flatMap((view, index) => (view === after[index] ? [] : [view.seq])), [5]);
  equal(after[4]?.body, 'better');
  equal(messageView(talk, 5)(rootReducer(state, edit(5, 'better')))?.body, 'better');
});

void test('a message is found by its number, also where numbers are missing', () => {
  const views = messageViews(talk)(stateOf(40)).filter(({ seq }) => seq !== 17);

  equal(messageAt(views, 33)?.seq, 33);
  equal(messageAt(views, 17), undefined);
  equal(messageAt(views, 99), undefined);
  equal(messageAt(views, null), undefined);
});

void test('what I said last is what I would change, as it is by now', () => {
  const state = stateOf(9);

  equal(lastOwn(talk, state)?.seq, 9);
  equal(lastOwn(talk, rootReducer(state, edit(9, 'newer')))?.body, 'newer');
});
