import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { createDraftOrder } from '../../src/app/tabs/draftOrder';
import { draftChanged } from '../../src/features/messages/drafts';
import { typed } from '../../src/features/presence/typing';
import { talk } from '../support/cast';
import { testClock } from '../support/testClock';

const draft = (words: string, conversation = talk) => draftChanged({ conversation, draft: words });

test('words that were typed before those known here come too late', async () => {
  const clock = testClock();
  const [one, other] = [createDraftOrder(clock), createDraftOrder(clock)];
  const early = one.stamped(draft('early'));
  await clock.pass(1);
  const late = other.stamped(draft('late'));

  deepEqual([other.inTime(early), one.inTime(late), one.inTime(early)], [false, true, false]);
  deepEqual(other.inTime(one.stamped(draft('elsewhere', 'other'))), true);
});

test('what is passed on keeps its time', async () => {
  const clock = testClock();
  const [one, leading] = [createDraftOrder(clock), createDraftOrder(clock)];
  const early = one.stamped(draft('early'));
  await clock.pass(1);

  deepEqual(leading.stamped(early), early);
});

test('a wall clock that is set back does not make new words late', async () => {
  const ahead = createDraftOrder(testClock(2_000_000));
  const behind = createDraftOrder(testClock(1_000_000));
  behind.inTime(ahead.stamped(draft('before')));

  deepEqual(ahead.inTime(behind.stamped(draft('after'))), true);
});

test('what is no draft is never late', () => {
  const event = typed({ conversation: talk });
  const order = createDraftOrder(testClock());

  deepEqual([order.inTime(event), order.stamped(event)], [true, event]);
});
