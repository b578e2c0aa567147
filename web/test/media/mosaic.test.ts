import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { mosaicOf } from '../../src/features/media/mosaic/mosaic';
import type { Mosaic, Size } from '../../src/features/media/mosaic/mosaic';
import { seeded } from '../support/random';

const wide = { width: 1_600, height: 1_200 };
const high = { width: 900, height: 1_600 };

/** How many stand in each row. */
function rows({ tiles }: Mosaic): number[] {
  const tops = tiles.map(({ top }) => top.toFixed(6));
  return Array.from(new Set(tops)).map((top) => tops.filter((one) => one === top).length);
}

const near = (one: number, other: number) => Math.abs(one - other) < 1e-6;

test('one picture keeps its shape', () => {
  deepEqual(mosaicOf([wide]), {
    width: 420, height: 315, tiles: [{ left: 0, top: 0, width: 1, height: 1 }],
  });
  const portrait = mosaicOf([high]);
  ok(near(portrait.width / portrait.height, 259 / 460), 'as high as it may be, and no wider');
});

test('one picture is never too small to hit, and never too high or too wide for its column', () => {
  for (const size of [{ width: 1, height: 1 }, { width: 9_000, height: 10 }, { width: 10, height: 9_000 }]) {
    const { width, height } = mosaicOf([size]);

    ok(width >= 160 && width <= 420, `${width} wide`);
    ok(height >= 96 && height <= 460, `${height} high`);
  }
});

test('two wide pictures stand one above the other, two high ones side by side', () => {
  deepEqual(rows(mosaicOf([wide, wide])), [1, 1]);
  deepEqual(rows(mosaicOf([high, high])), [2]);
});

test('three have a large one first, and four are a square', () => {
  deepEqual(rows(mosaicOf([wide, wide, wide])), [1, 2]);
  deepEqual(rows(mosaicOf([wide, wide, wide, wide])), [2, 2]);
});

test('up to ten of any size fill their room without a gap, in their order, none above another', () => {
  const dice = seeded(7);
  const size = (): Size => ({ width: 1 + dice() * 5_000, height: 1 + dice() * 5_000 });
  for (let round = 0; round < 200; round += 1) {
    const count = 2 + Math.floor(dice() * 9);
    const { width, height, tiles } = mosaicOf(Array.from({ length: count }, size));

    equal(tiles.length, count);
    ok(width <= 420 && height <= 460 && height >= 120, `${width} by ${height}`);
    ok(near(tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0), 1), 'the room is full');
    tiles.forEach((tile, i) => {
      const next = tiles[i + 1] ?? { left: 0, top: 1 };
      const beside = near(next.top, tile.top) && near(next.left, tile.left + tile.width);
      const below = near(next.left, 0) && near(next.top, tile.top + tile.height);
      ok(beside || below, `tile ${i} of ${count}`);
      ok(tile.width * width >= 60 && tile.height * height >= 40, 'large enough for a finger');
    });
  }
});
