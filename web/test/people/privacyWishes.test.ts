import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { shownPrivacy, stillOpen } from '../../src/features/people/privacyWishes';
import type { Privacy } from '../../src/features/people/privacy';
import type { Wish } from '../../src/features/people/privacyWishes';

const told: Privacy = { readReceipts: true, lastSeen: true, asks: 'everyone' };

test('of two quick choices the second stays as it is while I am told of the first', () => {
  const first: Wish = { change: { readReceipts: false } };
  const second: Wish = { change: { lastSeen: false } };
  deepEqual(shownPrivacy(told, [first, second]), {
    readReceipts: false, lastSeen: false, asks: 'everyone',
  });

  // The first is answered, and told: the second is neither yet.
  const open = stillOpen([{ ...first, version: 8 }, second], 8);

  deepEqual(open, [second]);
  deepEqual(shownPrivacy({ ...told, readReceipts: false }, open), {
    readReceipts: false, lastSeen: false, asks: 'everyone',
  });
  deepEqual(stillOpen([{ ...second, version: 9 }], 9), []);
});

test('a choice that was answered before I am told of it is shown until I am', () => {
  const answered: Wish = { change: { asks: 'invited' }, version: 8 };

  equal(shownPrivacy(told, stillOpen([answered], 7)).asks, 'invited');
  deepEqual(stillOpen([answered], 8), []);
});

test('of two choices about the same the later one counts, and a refused one leaves the other', () => {
  const wishes: Wish[] = [{ change: { asks: 'invited' } }, { change: { asks: 'friendsOfFriends' } }];

  equal(shownPrivacy(told, wishes).asks, 'friendsOfFriends');
  equal(shownPrivacy(told, wishes.slice(0, 1)).asks, 'invited');
  equal(stillOpen(wishes, 99), wishes, 'nothing has changed');
});
