import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { layOut } from '../../src/features/messages/layout';
import type { Placed } from '../../src/features/messages/layout';

const MINUTE = 60_000;
const noon = new Date(2026, 2, 3, 12).getTime();

function message(seq: number, author: string, minutes: number): Placed {
  return { key: `m${seq}`, author, sentAt: noon + minutes * MINUTE, seq };
}

function edges(messages: readonly Placed[], firstUnread?: number): string[] {
  return layOut(messages, firstUnread).flatMap((day) =>
    day.places.map(({ key, first, last }) => `${key}${first ? ' first' : ''}${last ? ' last' : ''}`),
  );
}

void test('messages of one author within five minutes are a group', () => {
  deepEqual(edges([message(1, 'ada', 0), message(2, 'ada', 4), message(3, 'ada', 8)]), [
    'm1 first',
    'm2',
    'm3 last',
  ]);
});

void test('another author, or a pause of five minutes, begins a new group', () => {
  const messages = [message(1, 'ada', 0), message(2, 'grace', 1), message(3, 'grace', 6)];

  deepEqual(edges(messages), ['m1 first last', 'm2 first last', 'm3 first last']);
});

void test('the unread divider stands above its message and parts a group', () => {
  const days = layOut([message(1, 'ada', 0), message(2, 'ada', 1), message(3, 'ada', 2)], 2);

  deepEqual(
    days[0]?.places.map(({ first, last, unread }) => [first, last, unread]),
    [
      [true, true, false],
      [true, false, true],
      [false, true, false],
    ],
  );
});

void test('each day stands for itself, also in the middle of a talk', () => {
  const untilMidnight = 12 * 60;
  const days = layOut([message(1, 'ada', untilMidnight - 1), message(2, 'ada', untilMidnight + 1)], undefined);

  equal(days.length, 2);
  deepEqual(
    days.map((day) => day.places[0]?.first),
    [true, true],
  );
});

void test('a day keeps its key when older messages of it come to light', () => {
  const newest = [message(3, 'ada', 3), message(4, 'grace', 4)];
  const all = [message(1, 'ada', 1), message(2, 'grace', 2), ...newest];

  equal(layOut(all, undefined)[0]?.key, layOut(newest, undefined)[0]?.key);
});

void test('a clock that was set back over midnight gives no two days the same key', () => {
  const day = 24 * 60;
  const days = layOut([message(1, 'ada', day), message(2, 'ada', 0), message(3, 'ada', day)], undefined);

  equal(new Set(days.map(({ key }) => key)).size, 3);
});
