import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { selectUnreadTotal } from '../../src/app/conversationViews';
import { messageViews } from '../../src/app/messageViews';
import { selectSessionStatus } from '../../src/features/auth/session';
import { selectHeardAt } from '../../src/features/conversations/heard';
import { draftChanged } from '../../src/features/messages/drafts';
import { conversationOpened, messageComposed } from '../../src/features/messages/messageActions';
import { selectPresence } from '../../src/features/presence/presence';
import { typed } from '../../src/features/presence/typing';
import { readUpTo } from '../../src/features/receipts/receipts';
import { attentionChanged } from '../../src/shared/realtime/attention';
import { selectConnection } from '../../src/shared/realtime/connection';
import { ada, conversation, grace, message, said, talk } from '../support/cast';
import { browser } from '../support/browser';
import { memoryDatabase } from '../support/memoryDatabase';
import { testClock } from '../support/testClock';
import { connected, conversationFrame, entryFrame, meFrame, onWire, synced } from '../support/wire';
import type { Wire } from '../support/wire';

const bodies = ({ store }: Wire) => messageViews(talk)(store.getState()).map(({ body }) => body);
const ofType = (wire: Wire, type: string) => wire.sent().filter((frame) => frame['type'] === type);

/** Two tabs of ada's, of which the first leads and has caught up. */
async function twoTabs() {
  const clock = testClock();
  const database = memoryDatabase();
  const { open } = browser();
  const tabs = [open('first'), open('second')] as const;
  const first = await connected({ database, tab: tabs[0], clock });
  await first.welcome();
  await first.say(
    meFrame,
    conversationFrame(conversation(), {}),
    synced,
    { type: 'presence', items: [{ user: 'grace', state: 'online' }], full: true },
    entryFrame(said(1, ada)),
    entryFrame(said(2, grace)),
  );
  const second = await connected({ database, tab: tabs[1], clock, as: 'returning' });
  await clock.pass(300);
  return { clock, database, open, tabs, first, second };
}

test('a second tab is inside without a connection, a request or a refresh of its own', async () => {
  const { first, second } = await twoTabs();

  equal(selectSessionStatus(second.store.getState()), 'signedIn');
  equal(selectConnection(second.store.getState()).status, 'online');
  equal(selectPresence('grace')(second.store.getState()).state, 'online');
  deepEqual(bodies(second), bodies(first));
  deepEqual([second.connections(), second.requests, second.taken], [0, [], ['token 0']]);
  deepEqual([first.leads(), second.leads()], [true, false]);
});

test('what happens in the tab that leads happens in the other one', async () => {
  const { first, second } = await twoTabs();

  await first.say(entryFrame(said(3, grace)), { type: 'typing', conversation: talk, user: 'grace' });

  deepEqual(bodies(second), ['message 1', 'message 2', 'message 3']);
  equal(selectUnreadTotal(second.store.getState()), 2);
  deepEqual(second.store.getState().typing, first.store.getState().typing);
});

test('when a message was read is the same in every tab, and in one that is opened later', async () => {
  const { clock, database, open, first, second } = await twoTabs();
  const readAt = clock.now();
  await first.say({
    type: 'pointers', conversation: talk, user: 'grace', readSeq: 1, deliveredSeq: 1,
  });
  await clock.pass(1_000);

  const third = await connected({ database, tab: open('third'), clock, as: 'returning' });
  await clock.pass(300);

  for (const { store } of [first, second, third]) {
    deepEqual(selectHeardAt(talk, 1, 0)(store.getState()), { deliveredAt: readAt, readAt });
  }
});

test('what somebody writes, reads and types in the other tab goes out through the one that leads', async () => {
  const { clock, first, second } = await twoTabs();

  second.store.dispatch(typed({ conversation: talk }));
  second.store.dispatch(readUpTo({ conversation: talk, seq: 2 }));
  second.store.dispatch(messageComposed(talk, 'from the second tab'));
  await clock.pass(1_000);

  deepEqual(ofType(first, 'typing').length, 1);
  deepEqual(ofType(first, 'read'), [{ type: 'read', conversation: talk, seq: 2 }]);
  const [sent] = ofType(first, 'send');
  equal(sent?.['body'], 'from the second tab');
  const clientId = String(sent?.['clientId']);
  const stored = message(3, ada, { clientId, body: 'from the second tab' });
  await first.say(
    entryFrame({ ...said(3, ada), message: stored }),
    { type: 'ok', id: clientId, result: onWire(stored) },
  );
  for (const wire of [first, second]) {
    deepEqual(bodies(wire), ['message 1', 'message 2', 'from the second tab']);
    deepEqual(wire.store.getState().outbox, []);
  }
});

test('what I type here is not set back by the other tab’s telling of it', async () => {
  const { clock, second, first } = await twoTabs();

  for (const draft of ['h', 'he', 'hel']) {
    second.store.dispatch(draftChanged({ conversation: talk, draft }));
  }
  equal(second.store.getState().drafts[talk], 'hel');
  await clock.pass(0);

  deepEqual([first, second].map(({ store }) => store.getState().drafts[talk]), ['hel', 'hel']);
});

test('somebody looks as long as somebody looks at any of the tabs', async () => {
  const { clock, tabs, first, second } = await twoTabs();
  first.store.dispatch(attentionChanged({ active: false }));
  await clock.pass(1_000);
  deepEqual(ofType(first, 'active'), []);

  second.store.dispatch(attentionChanged({ active: false }));
  await clock.pass(1_000);
  deepEqual(ofType(first, 'active'), [{ type: 'active', active: false }]);

  second.store.dispatch(attentionChanged({ active: true }));
  await clock.pass(1_000);
  tabs[1].close();
  await clock.pass(5_000);
  deepEqual(ofType(first, 'active').slice(1), [
    { type: 'active', active: true },
    { type: 'active', active: false },
  ]);
});

test('when the leading tab closes the other one connects, with what it knows', async () => {
  const { clock, tabs, second } = await twoTabs();

  tabs[0].close();
  await clock.pass(0);
  await second.welcome();
  await second.say(synced, entryFrame(said(3, grace)));

  equal(second.leads(), true);
  const have = [{ conversation: talk, seq: 2, id: 'm2', version: 2 }];
  deepEqual(ofType(second, 'hello')[0]?.['have'], have);
  deepEqual(bodies(second), ['message 1', 'message 2', 'message 3']);
});

test('a leading tab that froze loses nothing of what was written in it, and follows when it thaws', async () => {
  const { clock, tabs, first, second } = await twoTabs();
  await first.close(1006);
  first.store.dispatch(messageComposed(talk, 'just before the freeze'));
  await clock.pass(0);

  tabs[0].freeze();
  await clock.pass(1_000);
  equal(second.leads(), true);
  await second.welcome();
  await second.say(synced);
  const [sent] = ofType(second, 'send');
  equal(sent?.['body'], 'just before the freeze');
  const clientId = String(sent?.['clientId']);
  const stored = message(3, ada, { clientId, body: 'just before the freeze' });
  await second.say(entryFrame({ ...said(3, ada), message: stored }));

  tabs[0].thaw();
  await clock.pass(2_000);
  deepEqual([first.leads(), second.leads()], [false, true]);
  deepEqual(bodies(first), bodies(second));
  deepEqual(first.store.getState().outbox, []);
});

test('a page that a following tab has read stays as far back when another tab leads', async () => {
  const clock = testClock();
  const database = memoryDatabase();
  const { open } = browser();
  const tabs = [open('first'), open('second'), open('third')] as const;
  const first = await connected({ database, tab: tabs[0], clock });
  await first.welcome();
  const begun = conversation({ head: 300, headId: 'm300' });
  await first.say(meFrame, conversationFrame(begun, { complete: false }), synced);
  const second = await connected({ database, tab: tabs[1], clock, as: 'returning' });
  await clock.pass(300);
  second.http.answer = ({ path }) => {
    const before = Number(/before=(\d+)/.exec(path)?.[1]);
    const items = Array.from({ length: 50 }, (_, i) => onWire(message(before - 50 + i, grace)));
    return { items, head: 300, older: before > 51, newer: false };
  };
  second.store.dispatch(conversationOpened({ conversation: talk }));
  await clock.pass(300);
  equal(second.store.getState().logs[talk]?.from, 251);

  await connected({ database, tab: tabs[2], clock, as: 'returning' });
  await clock.pass(300);
  tabs[0].close();
  await clock.pass(1_000);

  equal(second.store.getState().logs[talk]?.from, 251);
  deepEqual(bodies(second).length, 50);
  equal(database.values('messages').length, 50);
});

test('what is written in the other tab while nobody is connected goes out with the next connection', async () => {
  const { clock, first, second } = await twoTabs();
  await first.close(1006);

  second.store.dispatch(messageComposed(talk, 'from the second tab'));
  await clock.pass(500);
  deepEqual(bodies(first), ['message 1', 'message 2', 'from the second tab']);
  await first.welcome();
  await first.say(synced);

  deepEqual(ofType(first, 'send').map(({ body }) => body), ['from the second tab']);
});
