import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { de } from '../../src/shared/i18n/de';
import { dayTitle, daysAgo, shortTime, since } from '../../src/shared/i18n/times';
import { english, speak } from '../../src/shared/i18n/translate';

const MINUTE = 60_000;
const now = new Date(2026, 5, 18, 9, 30).getTime();

function at(daysBefore: number, hour = 23, minute = 5): number {
  return new Date(2026, 5, 18 - daysBefore, hour, minute).getTime();
}

void test('days are counted by the calendar and not by the hour', () => {
  equal(daysAgo(at(0, 0, 0), now), 0);
  equal(daysAgo(at(1, 23, 59), now), 1);
  equal(daysAgo(at(1, 0, 0), now), 1);
});

void test('the heading of a day grows more exact with distance', () => {
  equal(dayTitle(at(0, 1), now), 'Today');
  equal(dayTitle(at(1), now), 'Yesterday');
  equal(dayTitle(at(4), now), 'Sunday');
  equal(dayTitle(at(10), now), 'June 8');
  equal(dayTitle(new Date(2024, 11, 31).getTime(), now), 'December 31, 2024');
});

void test('a clock that runs ahead does not make a message of tomorrow look odd', () => {
  equal(shortTime(now + 5 * MINUTE, now), shortTime(now + 5 * MINUTE, now + 10 * MINUTE));
  equal(since(now + 5 * MINUTE, now), 'just now');
});

void test('how long ago is told in the unit that people would use', () => {
  equal(since(now - 30_000, now), 'just now');
  equal(since(now - MINUTE, now), '1 minute ago');
  equal(since(now - 59 * MINUTE, now), '59 minutes ago');
  equal(since(at(0, 6, 0), now), '3 hours ago');
  equal(since(at(1, 8, 0), now), 'yesterday');
  equal(since(at(9), now), 'Jun 9, 2026');
});

void test('German is spoken to the last word', () => {
  speak('de', de);
  try {
    equal(dayTitle(at(1), now), 'Gestern');
    equal(dayTitle(at(10), now), '8. Juni');
    equal(shortTime(at(0, 9, 5), now), '09:05');
    equal(since(now, now), 'gerade eben');
  } finally {
    speak('en', english);
  }
});
