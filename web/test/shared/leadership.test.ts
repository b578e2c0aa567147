import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createLeadership } from '../../src/shared/lib/leadership';
import type { Leadership } from '../../src/shared/lib/leadership';
import { browser } from '../support/browser';
import type { Tab } from '../support/browser';
import { settled, testClock } from '../support/testClock';
import type { TestClock } from '../support/testClock';

interface Candidate {
  tab: Tab;
  leadership: Leadership;
  /** What became of it, in order. */
  fates: string[];
}

/** Tabs of one browser, where who leads answers every ping at once. */
function candidates(clock: TestClock, count: number, locks = true): Candidate[] {
  const shared = browser();
  const all: Candidate[] = Array.from({ length: count }, (_, i) => {
    const tab = shared.open(`tab ${i}`);
    const fates: string[] = [];
    const leadership: Leadership = createLeadership({
      name: 'leader',
      locks: locks ? tab.locks : undefined,
      ping: () => tab.channel.say({ type: 'ping', active: true }),
      led: () => fates.push('led'),
      deposed: () => fates.push('deposed'),
      clock,
      random: () => i / count,
    });
    tab.channel.listen(({ type }) => {
      if (type === 'ping' && leadership.leads()) tab.channel.say({ type: 'pong' });
      if (type === 'pong') leadership.heard();
    });
    return { tab, leadership, fates };
  });
  for (const { leadership } of all) leadership.wanted();
  return all;
}

const leading = (all: Candidate[]) => all.map(({ leadership }) => leadership.leads());

test('one of many leads, and goes on leading while it answers', async () => {
  const clock = testClock();
  const all = candidates(clock, 3);

  await clock.pass(60_000);

  deepEqual(leading(all), [true, false, false]);
  deepEqual(all.map(({ fates }) => fates), [['led'], [], []]);
});

test('when the leading tab closes another one leads at once', async () => {
  const clock = testClock();
  const all = candidates(clock, 3);
  await clock.pass(1_000);

  all[0]?.tab.close();
  await settled();

  deepEqual(leading(all).slice(1), [true, false]);
});

test('when the leading tab freezes another one leads within a second, and it follows once it thaws', async () => {
  const clock = testClock();
  const all = candidates(clock, 3);
  await clock.pass(1_000);

  all[0]?.tab.freeze();
  await clock.pass(1_000);
  equal(leading(all).slice(1).filter(Boolean).length, 1);

  all[0]?.tab.thaw();
  await clock.pass(5_000);
  equal(leading(all).filter(Boolean).length, 1);
  deepEqual(all[0]?.fates, ['led', 'deposed']);
});

test('a tab that was asleep itself takes nothing from the one that leads', async () => {
  const clock = testClock();
  const [first, second] = candidates(clock, 2);
  await clock.pass(1_000);
  second?.leadership.unwanted();
  await clock.pass(60_000);

  second?.leadership.wanted();
  await clock.pass(400);

  deepEqual([first?.leadership.leads(), second?.leadership.leads()], [true, false]);
});

test('without locks every tab leads for itself', () => {
  deepEqual(leading(candidates(testClock(), 3, false)), [true, true, true]);
});

test('one that does not want it any more lets the next one lead', async () => {
  const clock = testClock();
  const all = candidates(clock, 2);
  await clock.pass(1_000);

  all[0]?.leadership.unwanted();
  await settled();

  deepEqual(leading(all), [false, true]);
});
