import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createChangeGate } from '../../src/app/realtime/changeGate';
import { seeded, shuffled } from '../support/random';
import { testClock } from '../support/testClock';

function gateAt(version: number | undefined) {
  const clock = testClock();
  const applied: number[] = [];
  let mine = version;
  let comparisons = 0;
  const gate = createChangeGate({
    version: () => mine,
    apply: (_, reached) => {
      applied.push(reached);
      mine = reached;
    },
    compare: () => {
      comparisons += 1;
    },
    clock,
  });
  const receive = (...versions: number[]) => {
    for (const one of versions) gate.received({ type: 'change', version: one, kind: 'unblock' });
  };
  return { gate, receive, clock, applied, comparisons: () => comparisons };
}

test('changes are applied in their order and once, however they come', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const { receive, applied } = gateAt(10);

    receive(...shuffled([9, 10, 11, 12, 13, 14, 11, 12, 13, 14], seeded(seed)));

    deepEqual(applied, [11, 12, 13, 14], `seed ${seed}`);
  }
});

test('a change that stays missing is asked for by a comparison, once', async () => {
  const { receive, clock, applied, comparisons } = gateAt(10);

  receive(12, 13);
  await clock.pass(299);
  equal(comparisons(), 0);
  await clock.pass(1);

  equal(comparisons(), 1);
  deepEqual(applied, []);
  await clock.pass(10_000);
  equal(comparisons(), 1);
});

test('a gap that closes in time needs no comparison', async () => {
  const { receive, clock, applied, comparisons } = gateAt(10);

  receive(12);
  await clock.pass(200);
  receive(11);
  await clock.pass(1_000);

  deepEqual(applied, [11, 12]);
  equal(comparisons(), 0);
});

test('before anything is known of me, the comparison will tell', async () => {
  const { receive, clock, applied, comparisons } = gateAt(undefined);

  receive(3);
  await clock.pass(1_000);

  deepEqual(applied, []);
  equal(comparisons(), 0);
});
