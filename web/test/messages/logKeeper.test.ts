import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createLogKeeper } from '../../src/features/messages/logKeeper';
import type { Entry, LogPage } from '../../src/features/messages/entry';
import { logFrom } from '../../src/features/messages/log';
import { entriesApplied, logs } from '../../src/features/messages/logs';
import type { Logs } from '../../src/features/messages/logs';
import { ada, changed, grace, message, said, talk } from '../support/cast';
import { seeded, shuffled } from '../support/random';
import { testClock } from '../support/testClock';

/** A keeper over the real reducer, whose readings are answered from `server`. */
function keeperUnderTest(
  server: readonly Entry[],
  begun: Logs = { [talk]: logFrom(0, null, null) },
) {
  const clock = testClock();
  const reads: number[] = [];
  let state = begun;
  let comparisons = 0;
  let busy = 0;
  let busiest = 0;
  const keeper = createLogKeeper({
    log: (conversation) => state[conversation],
    apply: (entries) => {
      state = logs(state, entriesApplied(entries));
    },
    read: async (conversation, after): Promise<LogPage> => {
      reads.push(after);
      busy += 1;
      busiest = Math.max(busiest, busy);
      await Promise.resolve();
      busy -= 1;
      const items = server.filter(({ seq }) => seq >= after).slice(0, 3);
      return { items: items.map((entry) => ({ ...entry, conversation })), head: server.length };
    },
    compare: () => {
      comparisons += 1;
    },
    clock,
    random: () => 1,
  });
  return {
    keeper,
    clock,
    reads,
    log: () => state[talk],
    comparisons: () => comparisons,
    busiest: () => busiest,
  };
}

function story(length: number): Entry[] {
  return Array.from({ length }, (_, i) => {
    const seq = i + 1;
    if (seq % 5 !== 0) return said(seq, seq % 2 === 0 ? ada : grace);
    return changed(seq, message(seq - 1, ada, { body: `edited in ${seq}`, rev: 2 }));
  });
}

test('entries shuffled and doubled end in one state', async () => {
  const entries = story(40);
  const straight = keeperUnderTest(entries);
  for (const entry of entries) straight.keeper.received(entry);

  for (let seed = 1; seed <= 50; seed += 1) {
    const random = seeded(seed);
    const { keeper, clock, log } = keeperUnderTest(entries);
    for (const entry of shuffled([...entries, ...entries], random)) keeper.received(entry);
    await clock.pass(0);
    deepEqual(log(), straight.log(), `seed ${seed}`);
  }
});

test('entries shuffled, doubled and lost end in the same state', async () => {
  const entries = story(12);
  const straight = keeperUnderTest(entries);
  for (const entry of entries) straight.keeper.received(entry);

  for (let seed = 1; seed <= 20; seed += 1) {
    const random = seeded(seed);
    const { keeper, clock, log } = keeperUnderTest(entries);
    const some = shuffled([...entries, ...entries], random).filter(() => random() < 0.5);
    for (const entry of some) keeper.received(entry);
    keeper.headSeen(talk, entries.length);
    await clock.pass(300);
    deepEqual(log(), straight.log(), `seed ${seed}`);
  }
});

test('a gap has a moment to close by itself', async () => {
  const entries = story(3);
  const { keeper, clock, reads, log } = keeperUnderTest(entries);

  keeper.received(said(2, ada));
  await clock.pass(299);
  keeper.received(said(1, grace));
  await clock.pass(1_000);

  equal(log()?.seq, 2);
  deepEqual(reads, []);
});

test('a gap that stays is read from my own number on', async () => {
  const entries = story(8);
  const { keeper, clock, reads, log } = keeperUnderTest(entries);
  keeper.received(said(1, grace));

  keeper.received(said(8, ada));
  await clock.pass(300);

  deepEqual(reads, [1, 3, 5]);
  equal(log()?.seq, 8);
});

test('one reading is done at a time', async () => {
  const other = 'other';
  const { keeper, clock, busiest } = keeperUnderTest(story(8), {
    [talk]: logFrom(0, null, null),
    [other]: logFrom(0, null, null),
  });

  keeper.headSeen(talk, 8);
  keeper.headSeen(other, 8);
  await clock.pass(300);

  equal(busiest(), 1);
});

test('a copy of another log than the server’s is not continued but compared', async () => {
  const { keeper, clock, comparisons, log } = keeperUnderTest(story(8), {
    [talk]: logFrom(2, 'of another database', null),
  });

  keeper.headSeen(talk, 8);
  await clock.pass(300);

  equal(comparisons(), 1);
  equal(log()?.seq, 2);
});

test('an entry of an unknown conversation asks for a comparison', () => {
  const { keeper, comparisons } = keeperUnderTest([]);

  keeper.received({ ...said(1, ada), conversation: 'unknown' });

  equal(comparisons(), 1);
});

test('without a connection nothing is read, and what came too early is forgotten', async () => {
  const { keeper, clock, reads, log } = keeperUnderTest(story(8));
  keeper.received(said(3, ada));

  keeper.disconnected();
  await clock.pass(10_000);
  keeper.received(said(1, ada));
  keeper.received(said(2, ada));

  deepEqual(reads, []);
  equal(log()?.seq, 2);
});

test('a reading that leads nowhere is not repeated without end', async () => {
  const { keeper, clock, reads, comparisons } = keeperUnderTest(story(2));

  keeper.headSeen(talk, 9);
  await clock.pass(10_000);

  deepEqual(reads, [0, 2]);
  equal(comparisons(), 1);
});
