import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { createVirtualRows } from '../../src/shared/lib/virtualRows';
import type { VirtualRows } from '../../src/shared/lib/virtualRows';
import { seeded } from '../support/random';

const HEIGHT = 744;

function names(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, i) => `row ${from + i}`);
}

/** The true height of a row, which nobody knows before it is drawn. */
function trueHeight(key: string): number {
  return 34 + ((Number(key.split(' ')[1]) * 7919) % 13) * 20;
}

/** As a browser does it: what is drawn gets its height, and the view moves to where it has to be. */
function settle(rows: VirtualRows, keys: readonly string[], top: () => number): number {
  for (;;) {
    const { start, end } = rows.range();
    keys.slice(start, end).forEach((key, i) => rows.measured(start + i, trueHeight(key)));
    if (!rows.look({ top: top(), height: HEIGHT })) return top();
  }
}

void test('what is read stays where it is to the pixel, while rows come above and below and get their heights', () => {
  const random = seeded(7);
  for (let round = 0; round < 60; round += 1) {
    const rows = createVirtualRows();
    let [from, to] = [5_000, 5_100];
    let keys = names(from, to);
    rows.replace(keys, () => 40);
    let top = settle(rows, keys, () => rows.above(Math.floor(keys.length / 2)));
    for (let step = 0; step < 30; step += 1) {
      top = Math.max(0, top + (random() - 0.6) * 900);
      const anchor = rows.anchorIn({ top, height: HEIGHT });
      ok(anchor);
      if (random() < 0.5) from -= 100;
      if (random() < 0.5) to += 1 + Math.floor(random() * 3);
      keys = names(from, to);
      rows.replace(keys, () => 40);

      top = settle(rows, keys, () => rows.topOf(anchor) ?? 0);

      const index = rows.indexOf(anchor.key);
      equal(Math.abs(rows.above(index + 1) - top - anchor.bottom) < 1e-6, true);
      equal(rows.above(index + 1) - rows.above(index), trueHeight(anchor.key));
    }
  }
});

void test('of 100,000 rows only those near the view are drawn, wherever it is', () => {
  const rows = createVirtualRows();
  const keys = names(0, 100_000);
  rows.replace(keys, () => 40);
  for (const place of [0, 1, 49_999, 99_000, 99_999]) {
    const top = settle(rows, keys, () => rows.above(place));

    const { start, end } = rows.range();
    ok(end - start <= 60, `${end - start} rows at ${place}`);
    ok(rows.above(start) <= Math.max(0, top - 100));
    ok(end === keys.length || rows.above(end) >= top + HEIGHT + 100);
  }
});

void test('the first look at a long list does not draw all of it', () => {
  const rows = createVirtualRows();
  rows.replace(names(0, 100_000), () => 40);

  ok(rows.range().end - rows.range().start <= 60);
  equal(rows.range().end, 100_000);
});

void test('rows stay drawn while there is enough around the view, so that scrolling does not draw at each step', () => {
  const rows = createVirtualRows();
  const keys = names(0, 1_000);
  rows.replace(keys, () => 40);
  settle(rows, keys, () => 20_000);
  let drawn = 0;

  for (let top = 20_000; top < 22_000; top += 20) if (rows.look({ top, height: HEIGHT })) drawn += 1;

  ok(drawn > 2 && drawn <= 14, `${drawn} times in 100 steps`);
});

void test('the same rows are drawn when others come before them', () => {
  const rows = createVirtualRows();
  rows.replace(names(100, 200), () => 40);
  settle(rows, names(100, 200), () => 0);
  const before = rows.range();

  rows.replace(names(0, 200), () => 40);

  equal(rows.range().start, before.start + 100);
  equal(rows.range().end, before.end + 100);
});

void test('a new row at the end is drawn at once where the end is', () => {
  const rows = createVirtualRows();
  rows.replace(names(0, 200), () => 40);

  rows.replace(names(0, 201), () => 40);

  equal(rows.range().end, 201);
});

void test('rows that change places in the middle keep their heights', () => {
  const rows = createVirtualRows();
  rows.replace(['a', 'b', 'c', 'd'], () => 40);
  rows.measured(1, 100);
  rows.replace(['a', 'c', 'b', 'd'], () => 40);

  equal(rows.above(3) - rows.above(2), 100);
});

void test('an anchor whose row is gone says so', () => {
  const rows = createVirtualRows();
  rows.replace(['a', 'b'], () => 40);
  rows.replace(['a'], () => 40);

  equal(rows.topOf({ key: 'b', bottom: 0 }), undefined);
});
