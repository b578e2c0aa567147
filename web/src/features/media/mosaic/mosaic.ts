export interface Size {
  width: number;
  height: number;
}

/** Where a picture stands, in shares of the whole. */
export interface Tile extends Size {
  left: number;
  top: number;
}

/** Pictures side by side: how large they are together, in pixels, and where each of them stands. */
export interface Mosaic extends Size {
  tiles: readonly Tile[];
}

const WIDEST = 420;
const TALLEST = 460;
/** What is flatter, or of a handful of pixels, would be too small to hit. */
const LOWEST = 96;

/** How high a row should be for a mosaic of the width 1, and all of it together. */
const ROW = 0.45;
const WHOLE = 1;
const MOST_IN_ROW = 3;
/** In company no picture is narrower or wider than this; the rest of it is cut off. */
const NARROWEST = 0.6;
const BROADEST = 1.7;

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function alone({ width, height }: Size, least: number): Mosaic {
  const aspect = between(0.4, width / height, 3.5);
  const wide = between(least, Math.min(width, TALLEST * aspect), WIDEST);
  return {
    width: Math.round(wide),
    height: Math.round(between(LOWEST, wide / aspect, TALLEST)),
    tiles: [{ left: 0, top: 0, width: 1, height: 1 }],
  };
}

/** Every way to break so many pictures into rows, their order kept. */
function breaks(count: number): number[][] {
  if (count === 0) return [[]];
  const ways: number[][] = [];
  for (let first = 1; first <= Math.min(count, MOST_IN_ROW); first += 1) {
    for (const rest of breaks(count - first)) ways.push([first, ...rest]);
  }
  return ways;
}

function off(value: number, wanted: number): number {
  return Math.log(value / wanted) ** 2;
}

/** The rows that make the calmest whole: of like height, and together about as high as wide. */
function rowsOf(aspects: readonly number[]): number[][] {
  let best: number[][] = [];
  let least = Infinity;
  for (const way of breaks(aspects.length)) {
    let next = 0;
    const rows = way.map((count) => aspects.slice(next, (next += count)));
    const heights = rows.map((row) => 1 / row.reduce((sum, aspect) => sum + aspect, 0));
    const whole = heights.reduce((sum, height) => sum + height, 0);
    const cost = heights.reduce((sum, height) => sum + off(height, ROW), 2 * off(whole, WHOLE));
    if (cost < least) [least, best] = [cost, rows];
  }
  return best;
}

function together(sizes: readonly Size[]): Mosaic {
  const aspects = sizes.map(({ width, height }) => between(NARROWEST, width / height, BROADEST));
  const rows = rowsOf(aspects).map((row) => {
    const wide = row.reduce((sum, aspect) => sum + aspect, 0);
    return { row, wide, height: 1 / wide };
  });
  const whole = rows.reduce((sum, { height }) => sum + height, 0);
  let top = 0;
  const tiles = rows.flatMap(({ row, wide, height }) => {
    let left = 0;
    const placed = row.map((aspect) => {
      const tile = { left, top: top / whole, width: aspect / wide, height: height / whole };
      left += tile.width;
      return tile;
    });
    top += height;
    return placed;
  });
  return { width: WIDEST, height: Math.round(Math.min(whole * WIDEST, TALLEST)), tiles };
}

/** How pictures of these sizes are shown together; one alone is at least `least` pixels wide. */
export function mosaicOf(sizes: readonly Size[], least = 160): Mosaic {
  const [first, ...more] = sizes;
  return first && more.length === 0 ? alone(first, least) : together(sizes);
}
