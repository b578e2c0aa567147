import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { drawnDays, placeOf } from '../../src/features/messages/layout';
import type { Placed } from '../../src/features/messages/layout';

const MINUTE = 60_000;
const DAY = 24 * 60;
const noon = new Date(2026, 2, 3, 12).getTime();

function message(seq: number, author: string, minutes: number): Placed {
  return { key: `m${seq}`, author, sentAt: noon + minutes * MINUTE, seq };
}

/** The keys of those that begin a group. */
function beginnings(messages: readonly Placed[], firstUnread?: number): string[] {
  return messages.filter((_, i) => placeOf(messages, i, firstUnread).first).map(({ key }) => key);
}

function all(messages: readonly Placed[]): number[] {
  return messages.map((_, index) => index);
}

void test('messages of one author within five minutes are a group', () => {
  deepEqual(beginnings([message(1, 'ada', 0), message(2, 'ada', 4), message(3, 'ada', 8)]), ['m1']);
});

void test('another author, or a pause of five minutes, begins a new group', () => {
  const messages = [message(1, 'ada', 0), message(2, 'grace', 1), message(3, 'grace', 6)];

  deepEqual(beginnings(messages), ['m1', 'm2', 'm3']);
});

void test('the unread divider stands above its message and parts a group', () => {
  const messages = [message(1, 'ada', 0), message(2, 'ada', 1), message(3, 'ada', 2)];

  deepEqual(beginnings(messages, 2), ['m1', 'm2']);
  deepEqual(messages.map((_, i) => placeOf(messages, i, 2).unread), [false, true, false]);
});

void test('each day stands for itself, also in the middle of a talk', () => {
  const messages = [message(1, 'ada', DAY / 2 - 1), message(2, 'ada', DAY / 2 + 1)];

  deepEqual(drawnDays(messages, all(messages)).map(({ indices }) => indices), [[0], [1]]);
  deepEqual(beginnings(messages), ['m1', 'm2']);
});

void test('a day keeps its key when older messages of it come to light', () => {
  const newest = [message(3, 'ada', 3), message(4, 'grace', 4)];
  const more = [message(1, 'ada', 1), message(2, 'grace', 2), ...newest];

  equal(drawnDays(more, all(more))[0]?.key, drawnDays(newest, all(newest))[0]?.key);
});

void test('a day of which only a part is drawn says so, and so does one that was scrolled into', () => {
  const messages = [message(1, 'ada', 0), message(2, 'ada', 9), message(3, 'ada', DAY)];

  deepEqual(drawnDays(messages, [1, 2]).map(({ whole }) => whole), [false, true]);
});

void test('a row that is drawn far from the others shares its day with them, or has its own', () => {
  const messages = [0, 9, 18, DAY, DAY + 9].map((minutes, i) => message(i + 1, 'ada', minutes));

  deepEqual(drawnDays(messages, [0, 2]).map(({ indices }) => indices), [[0, 2]]);
  deepEqual(drawnDays(messages, [0, 4]).map(({ indices, whole }) => [indices, whole]), [
    [[0], true],
    [[4], false],
  ]);
});

void test('a clock that was set back over midnight gives no two days the same key', () => {
  const messages = [message(1, 'ada', DAY), message(2, 'ada', 0), message(3, 'ada', DAY)];
  const days = drawnDays(messages, all(messages));

  equal(new Set(days.map(({ key }) => key)).size, 3);
});
