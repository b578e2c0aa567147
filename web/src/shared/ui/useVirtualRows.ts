import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { createVirtualRows } from '../lib/virtualRows';
import type { Anchor, View, VirtualRows } from '../lib/virtualRows';

/** Nearer to the end than this counts as being at the end. */
const NEAR = 48;

/** Where somebody reads: at the end of the list, whatever comes, or at one of its rows. */
export type ReadingPlace = 'end' | Anchor;

/** A row, and the share of the free room of the view that is above it: 0 its top, 1 its end. */
export interface Aim {
  key: string;
  share: number;
}

interface Options {
  keys: readonly string[];
  begin: ReadingPlace | Aim;
  /** How high a row will be, as well as it can be told before it is drawn. */
  estimate(index: number): number;
  /** How high a drawn row is, with all that stands above it and belongs to it. */
  heightOf(row: HTMLElement): number;
}

interface DrawnRows {
  /** What scrolls; the class `[overflow-anchor:none]` keeps the browser's own anchoring away. */
  box: RefObject<HTMLDivElement>;
  /** What holds the rows, each marked with its key as `data-row`, and the room of the others. */
  body: RefObject<HTMLDivElement>;
  rows: VirtualRows;
  atEnd: boolean;
  onScroll(): void;
  /** Where the reader is now. */
  place(): ReadingPlace;
  toEnd(): void;
  toRow(aim: Aim): void;
  /** Scrolls as little as is needed to have a row in view. */
  reveal(key: string): void;
}

function viewIn(box: HTMLElement, body: HTMLElement): View {
  const top = box.getBoundingClientRect().top - body.getBoundingClientRect().top;
  return { top, height: box.clientHeight };
}

function isAtEnd(box: HTMLElement): boolean {
  return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
}

function isAim(place: ReadingPlace | Aim): place is Aim {
  return place !== 'end' && 'share' in place;
}

/**
 * Draws the rows near the view and holds what is read where it is: the end while the end is in view,
 * and otherwise the first visible row, whatever comes, goes or changes its height around it.
 */
export function useVirtualRows({ keys, begin, estimate, heightOf }: Options): DrawnRows {
  const box = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const held = useRef<ReadingPlace | Aim>(begin);
  /** Where a scroll of our own has ended: its event is not taken for the reader's. */
  const own = useRef<number>();
  const [rows] = useState(createVirtualRows);
  const [atEnd, setAtEnd] = useState(begin === 'end');
  const [, draw] = useReducer((times: number) => times + 1, 0);
  rows.replace(keys, estimate);

  const remember = useCallback(
    (element: HTMLElement, view: View) => {
      const end = isAtEnd(element);
      held.current = end ? 'end' : rows.anchorIn(view) ?? 'end';
      setAtEnd(end);
    },
    [rows],
  );

  /** Puts the view where it has to be, and draws what is then to be seen. */
  const settle = useCallback((): void => {
    const [element, inner] = [box.current, body.current];
    if (!element || !inner) return;
    for (const row of inner.querySelectorAll<HTMLElement>('[data-row]')) {
      rows.measured(rows.indexOf(row.dataset['row'] ?? ''), heightOf(row));
    }
    scrollTo(element, viewIn(element, inner), held.current, rows);
    own.current = element.scrollTop;
    const view = viewIn(element, inner);
    if (rows.look(view)) draw();
    else if (isAim(held.current)) remember(element, view);
  }, [rows, heightOf, remember]);

  useLayoutEffect(settle);

  useEffect(() => {
    const observer = new ResizeObserver(settle);
    if (box.current) observer.observe(box.current);
    if (body.current) observer.observe(body.current);
    return () => observer.disconnect();
  }, [settle]);

  const place = useCallback(() => (isAim(held.current) ? 'end' : held.current), []);

  function go(to: ReadingPlace | Aim): void {
    held.current = to;
    settle();
  }

  return {
    box,
    body,
    rows,
    atEnd,
    onScroll() {
      const [element, inner] = [box.current, body.current];
      if (!element || !inner) return;
      const view = viewIn(element, inner);
      if (element.scrollTop !== own.current) remember(element, view);
      // Before the next frame, or it would show room that is empty.
      if (rows.look(view)) flushSync(draw);
    },
    place,
    toEnd() {
      setAtEnd(true);
      go('end');
    },
    toRow: go,
    reveal(key) {
      const [element, inner] = [box.current, body.current];
      const index = rows.indexOf(key);
      if (!element || !inner || index < 0) return;
      const { top, height } = viewIn(element, inner);
      if (rows.above(index) < top) go({ key, share: 0 });
      else if (rows.above(index + 1) > top + height) go({ key, share: 1 });
    },
  };
}

function scrollTo(box: HTMLElement, view: View, to: ReadingPlace | Aim, rows: VirtualRows): void {
  if (to === 'end') {
    box.scrollTop = box.scrollHeight;
    return;
  }
  const top = isAim(to) ? topOfAim(to, view, rows) : rows.topOf(to);
  if (top !== undefined) box.scrollTop += top - view.top;
}

function topOfAim({ key, share }: Aim, view: View, rows: VirtualRows): number | undefined {
  const index = rows.indexOf(key);
  if (index < 0) return undefined;
  const free = view.height - (rows.above(index + 1) - rows.above(index));
  return rows.above(index) - share * Math.max(0, free);
}
