import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { combineReducers, legacy_createStore as createStore } from 'redux';
import { history } from '../../src/features/messages/history';
import { createHistoryLoader } from '../../src/features/messages/historyLoader';
import { logCompared, logs } from '../../src/features/messages/logs';
import type { MessagePage } from '../../src/features/messages/message';
import { grace, message, talk } from '../support/cast';
import { testClock } from '../support/testClock';

/** A loader over the real state, for a conversation of which the server holds 120 messages. */
function loaderUnderTest() {
  const clock = testClock();
  const store = createStore(combineReducers({ logs, history }));
  const reads: number[] = [];
  const kept: MessagePage[] = [];
  const server = { head: 120, down: false };
  const loader = createHistoryLoader({
    log: (conversation) => store.getState().logs[conversation],
    readKept: async () => kept.shift(),
    read: async (_, before) => {
      reads.push(before);
      if (server.down) throw new Error('unreachable');
      const first = Math.max(1, before - 50);
      const items = Array.from({ length: before - first }, (__, i) => message(first + i, grace));
      return { items, head: server.head, older: first > 1, newer: false };
    },
    dispatch: store.dispatch,
    clock,
    random: () => 1,
  });
  const begin = () => {
    const told = { conversation: talk, head: 120, headId: 'm120', last: null, entries: [] };
    store.dispatch(logCompared({ ...told, complete: false }));
  };
  begin();
  return { loader, clock, reads, kept, server, begin, state: store.getState };
}

test('opening a conversation loads its newest page, once', async () => {
  const { loader, clock, reads, state } = loaderUnderTest();

  loader.opened(talk);
  loader.check();
  loader.opened(talk);
  await clock.pass(0);

  deepEqual(reads, [121]);
  equal(state().logs[talk]?.messages.length, 50);
  deepEqual(state().history, {});
});

test('older pages follow one another down to the first message', async () => {
  const { loader, clock, reads, state } = loaderUnderTest();
  loader.opened(talk);
  await clock.pass(0);

  for (let page = 0; page < 4; page += 1) {
    loader.older(talk);
    await clock.pass(0);
  }

  deepEqual(reads, [121, 71, 21]);
  const seqs = state().logs[talk]?.messages.map(({ seq }) => seq);
  deepEqual(seqs, Array.from({ length: 120 }, (_, i) => i + 1));
});

test('a page that was read too early is asked for again', async () => {
  const { loader, clock, reads, server, state } = loaderUnderTest();
  server.head = 119;

  loader.opened(talk);
  await clock.pass(0);
  equal(state().logs[talk]?.paged, false);
  server.head = 120;
  await clock.pass(500);

  deepEqual(reads, [121, 121]);
  equal(state().logs[talk]?.paged, true);
});

test('a page that cannot be had is said to have failed, and comes with the network', async () => {
  const { loader, clock, server, state } = loaderUnderTest();
  server.down = true;
  loader.opened(talk);
  await clock.pass(0);
  equal(state().history[talk], 'failed');

  server.down = false;
  loader.retry();
  await clock.pass(0);

  deepEqual(state().history, {});
  equal(state().logs[talk]?.paged, true);
});

test('a copy that begins anew while it is open is filled anew', async () => {
  const { loader, clock, reads, begin, state } = loaderUnderTest();
  loader.opened(talk);
  await clock.pass(0);

  begin();
  loader.check();
  await clock.pass(0);

  deepEqual(reads, [121, 121]);
  equal(state().logs[talk]?.paged, true);
});

test('what this browser keeps is read from there, also without a network', async () => {
  const { loader, clock, reads, kept, server, state } = loaderUnderTest();
  server.down = true;
  kept.push({ items: [message(119, grace)], head: 120, older: true, newer: false, from: 100 });

  loader.opened(talk);
  await clock.pass(0);

  deepEqual(reads, []);
  equal(state().logs[talk]?.from, 100);
  equal(state().logs[talk]?.messages.length, 1);
});
