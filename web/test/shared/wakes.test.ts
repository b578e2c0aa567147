import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { watchWakes } from '../../src/shared/lib/wakes';
import { testClock } from '../support/testClock';

function watched() {
  const clock = testClock();
  let wakes = 0;
  watchWakes(clock, () => {
    wakes += 1;
  });
  return { clock, wakes: () => wakes };
}

test('a machine that slept is noticed within seconds of its wake, once', async () => {
  const { clock, wakes } = watched();
  await clock.pass(12_000);

  clock.sleep(3_600_000);
  equal(wakes(), 0);
  await clock.pass(5_000);
  equal(wakes(), 1);

  await clock.pass(60_000);
  equal(wakes(), 1);
});

test('a page that goes on without a break, or is busy for a moment, has not slept', async () => {
  const { clock, wakes } = watched();
  await clock.pass(60_000);
  clock.sleep(4_000);
  await clock.pass(60_000);
  equal(wakes(), 0);
});
