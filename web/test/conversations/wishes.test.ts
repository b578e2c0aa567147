import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { settingsWished, settingsWith, wishAnswered, wishes } from '../../src/features/conversations/wishes';
import type { Wishes } from '../../src/features/conversations/wishes';
import { conversation, talk } from '../support/cast';

const mute = { id: 'a', conversation: talk, change: { muted: true } };
const unmute = { id: 'b', conversation: talk, change: { muted: false } };

const after = (...actions: ReturnType<typeof settingsWished>[]): Wishes =>
  actions.reduce(wishes, {} as Wishes);

test('a wish is shown at once and ends with its answer', () => {
  const wished = after(settingsWished(mute));
  deepEqual(settingsWith(conversation(), wished), { muted: true, pinned: false, archived: false });

  const answered = wishes(wished, wishAnswered(mute));
  equal(settingsWith(conversation(), answered).muted, false);
  deepEqual(answered, {});
});

test('the latest wish counts, also when an earlier one is answered first', () => {
  const wished = after(settingsWished(mute), settingsWished(unmute));
  equal(settingsWith(conversation({ muted: true }), wished).muted, false);

  const answered = wishes(wished, wishAnswered(mute));

  equal(settingsWith(conversation({ muted: true }), answered).muted, false);
});

test('what is not wished for stays as the server says', () => {
  const wished = after(settingsWished(mute));

  equal(settingsWith(conversation({ pinned: true }), wished).pinned, true);
});
