import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { excess } from '../../src/features/messages/bodyLimits';

const limits = { bodyCharacters: 10, bodyBytes: 40 };

void test('a text up to the limit fits', () => {
  equal(excess('a'.repeat(10), limits), 0);
  equal(excess('', limits), 0);
});

void test('the excess is counted in what people call characters', () => {
  equal(excess('a'.repeat(13), limits), 3);
  equal(excess('é'.normalize('NFD').repeat(11), limits), 1);
});

void test('few characters of many bytes are too long as well', () => {
  const family = '👩‍👩‍👧‍👦';

  equal(excess(family, limits), 0);
  equal(excess(family + family, limits) >= 1, true);
});
