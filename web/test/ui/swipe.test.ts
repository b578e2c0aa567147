import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { pullOf, SWIPED } from '../../src/shared/ui/swipe';

void test('a finger that goes sideways pulls the row after a little slack, and not without end', () => {
  equal(pullOf(8, 0, false), 0);
  equal(pullOf(32, 3, false), 20);
  ok((pullOf(500, 0, true) ?? 0) < 100);
  ok((pullOf(120, 0, true) ?? 0) >= SWIPED);
});

void test('a finger that scrolls, or goes the other way, pulls nothing', () => {
  equal(pullOf(10, 40, false), undefined);
  equal(pullOf(-40, 0, false), undefined);
});

void test('a row that is pulled stays with the finger, also where that wanders', () => {
  equal(pullOf(40, 60, true), 28);
  equal(pullOf(-40, 0, true), 0);
});
