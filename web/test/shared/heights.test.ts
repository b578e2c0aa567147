import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { changedSpan } from '../../src/shared/lib/changedSpan';
import { createHeights } from '../../src/shared/lib/heights';
import { seeded } from '../support/random';

function sum(rows: readonly number[]): number {
  return rows.reduce((total, row) => total + row, 0);
}

function placeOf(rows: readonly number[], offset: number): number {
  let index = 0;
  while (index < rows.length - 1 && sum(rows.slice(0, index + 1)) <= offset) index += 1;
  return index;
}

void test('sums and places are those of a plain list, whatever is changed and in which order', () => {
  const random = seeded(11);
  const up = (to: number) => Math.floor(random() * to);
  for (let round = 0; round < 200; round += 1) {
    const heights = createHeights();
    let rows: number[] = [];
    for (let step = 0; step < 20; step += 1) {
      if (random() < 0.5 && rows.length > 0) {
        const [index, height] = [up(rows.length), 1 + up(90)];
        heights.set(index, height);
        rows = rows.map((row, i) => (i === index ? height : row));
      } else {
        const index = up(rows.length + 1);
        const removed = up(rows.length - index + 1);
        const added = Array.from({ length: up(12) }, () => 1 + up(90));
        heights.splice(index, removed, added);
        rows.splice(index, removed, ...added);
      }
      equal(heights.count, rows.length);
      for (let i = 0; i <= rows.length; i += 1) equal(heights.above(i), sum(rows.slice(0, i)));
      for (const offset of [-5, 0, up(sum(rows) + 1), sum(rows) + 5]) {
        equal(heights.at(offset), placeOf(rows, offset), `${offset} in ${rows.join()}`);
      }
    }
  }
});

void test('no rows have no height, and whoever looks for one gets the first', () => {
  const heights = createHeights();

  equal(heights.above(0), 0);
  equal(heights.at(10), 0);
});

void test('what was put before, behind or between is the one stretch that differs', () => {
  const span = (before: string, after: string) => changedSpan([...before], [...after]);

  deepEqual(span('cde', 'abcde'), { start: 0, removed: 0, added: 2 });
  deepEqual(span('abc', 'abcde'), { start: 3, removed: 0, added: 2 });
  deepEqual(span('abde', 'abcde'), { start: 2, removed: 0, added: 1 });
  deepEqual(span('abxde', 'abyzde'), { start: 2, removed: 1, added: 2 });
  deepEqual(span('aaa', 'aaaa'), { start: 3, removed: 0, added: 1 });
  deepEqual(span('abc', 'abc'), { start: 3, removed: 0, added: 0 });
  deepEqual(span('abc', ''), { start: 0, removed: 3, added: 0 });
});
