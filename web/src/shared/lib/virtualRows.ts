import { changedSpan } from './changedSpan';
import type { Span } from './changedSpan';
import { createHeights } from './heights';

/** What is seen of the rows: `top` is the first visible pixel, counted from the first row's top. */
export interface View {
  top: number;
  height: number;
}

/** The rows from `start` up to and without `end`. */
export interface Range {
  start: number;
  end: number;
}

/**
 * A row, and how far its lower edge stands below the upper edge of the view: what belongs to it at
 * its top, like the heading of a day, may go when a row comes before it.
 */
export interface Anchor {
  key: string;
  bottom: number;
}

export interface VirtualRows {
  /** The rows that there are from now on; known ones keep their height. */
  replace(keys: readonly string[], estimate: (index: number) => number): void;
  /** How high a row has turned out to be. */
  measured(index: number, height: number): void;
  /** -1 where there is no such row. */
  indexOf(key: string): number;
  /** Of all rows before `index` together. */
  above(index: number): number;
  /** The first row in view, and where it stands. */
  anchorIn(view: View): Anchor | undefined;
  /** Where the view has to begin for the anchor to stand where it says, unless its row is gone. */
  topOf(anchor: Anchor): number | undefined;
  /** The rows to draw. */
  range(): Range;
  /** Draws what is seen now; whether that are other rows than before. */
  look(view: View): boolean;
}

/** How many pixels are drawn beyond the view on either side, and how few of them are left at least. */
const DRAWN = 320;
const LEAST = 120;

/** How many rows are drawn before anybody has looked. */
const AT_FIRST = 32;

/** The same rows after a change among them; what is added at the very end is drawn with them. */
function shifted({ start, end }: Range, span: Span, count: number): Range {
  const by = span.added - span.removed;
  const behind = span.start + span.removed;
  const first = behind <= start ? start + by : Math.min(start, count);
  const last = span.start < end || end === count - by ? end + by : end;
  return { start: first, end: Math.max(first, Math.min(last, first + 2 * AT_FIRST, count)) };
}

/**
 * The arithmetic of a list of which only a part is drawn: heights are guessed until they are
 * measured, and an anchor keeps what is read in its place while they change, and while rows come
 * and go above it.
 */
export function createVirtualRows(): VirtualRows {
  const heights = createHeights();
  let keys: readonly string[] = [];
  let drawn: Range = { start: 0, end: 0 };

  function replace(next: readonly string[], estimate: (index: number) => number): void {
    if (next === keys) return;
    const span = changedSpan(keys, next);
    const gone = keys.slice(span.start, span.start + span.removed);
    const known = new Map(gone.map((key, i) => [key, heights.of(span.start + i)]));
    const fresh = next
      .slice(span.start, span.start + span.added)
      .map((key, i) => known.get(key) ?? estimate(span.start + i));
    keys = next;
    if (fresh.length + gone.length === 0) return;
    heights.splice(span.start, span.removed, fresh);
    drawn =
      drawn.end === 0
        ? { start: Math.max(0, keys.length - AT_FIRST), end: keys.length }
        : shifted(drawn, span, keys.length);
  }

  function anchorIn({ top }: View): Anchor | undefined {
    const index = heights.at(Math.max(0, top));
    const key = keys[index];
    return key === undefined ? undefined : { key, bottom: heights.above(index + 1) - top };
  }

  /** Whoever asks is mostly asking for a row that is drawn. */
  function indexOf(key: string): number {
    for (let i = drawn.start; i < drawn.end; i += 1) if (keys[i] === key) return i;
    return keys.indexOf(key);
  }

  function topOf(anchor: Anchor): number | undefined {
    const index = indexOf(anchor.key);
    return index < 0 ? undefined : heights.above(index + 1) - anchor.bottom;
  }

  function reaching(top: number, bottom: number): Range {
    if (keys.length === 0) return { start: 0, end: 0 };
    return { start: heights.at(top), end: heights.at(bottom) + 1 };
  }

  /** Rows are drawn ahead in one go and then left alone for a while of scrolling. */
  function look({ top, height }: View): boolean {
    const needed = reaching(top - LEAST, top + height + LEAST);
    const wanted = reaching(top - DRAWN, top + height + DRAWN);
    const enough = drawn.start <= needed.start && drawn.end >= needed.end;
    const few = drawn.end - drawn.start <= 1.5 * (wanted.end - wanted.start) + 4;
    if (enough && few) return false;
    if (drawn.start === wanted.start && drawn.end === wanted.end) return false;
    drawn = wanted;
    return true;
  }

  return {
    replace,
    measured: heights.set,
    indexOf,
    above: heights.above,
    anchorIn,
    topOf,
    range: () => drawn,
    look,
  };
}
