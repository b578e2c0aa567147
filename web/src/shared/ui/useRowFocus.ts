import { useLayoutEffect, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';

interface Options {
  keys: readonly string[];
  /** Holds the rows; each carries its key as `data-row` and has in it what takes the focus. */
  body: RefObject<HTMLElement>;
  /** What takes the focus in a row. */
  target: string;
  indexOf(key: string): number;
  /** Has a row drawn and in view, now or with the next render. */
  reveal(key: string): void;
}

interface RowFocus {
  /** The row that has the focus, or had it last. */
  current: string | undefined;
  /** Whether the focus is in a row: it has to stay drawn, wherever the view goes. */
  inside: boolean;
  focus(key: string): void;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
  onBlur(event: FocusEvent): void;
}

function step(key: string, at: number, last: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(at + 1, last);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

/** A menu or a dialog takes the focus only for a while. */
function isElsewhere(to: EventTarget | null, box: Element): boolean {
  return to instanceof Element && !box.contains(to) && !to.closest('dialog');
}

/** Arrows among rows of which only a part is drawn. */
export function useRowFocus({ keys, body, target, indexOf, reveal }: Options): RowFocus {
  const [current, setCurrent] = useState<string>();
  const [inside, setInside] = useState(false);
  const awaited = useRef<string>();

  function take(): void {
    if (awaited.current === undefined) return;
    const row = body.current?.querySelector(`[data-row="${CSS.escape(awaited.current)}"]`);
    const element = row?.querySelector<HTMLElement>(target);
    if (!element) return;
    awaited.current = undefined;
    element.focus({ preventScroll: true });
  }

  useLayoutEffect(take);

  function focus(key: string): void {
    awaited.current = key;
    reveal(key);
    take();
  }

  return {
    current,
    inside,
    focus,
    onKeyDown(event) {
      const element = event.target;
      if (!(element instanceof HTMLElement) || !element.matches(target)) return;
      if (event.altKey || event.ctrlKey || event.metaKey || current === undefined) return;
      const next = step(event.key, indexOf(current), keys.length - 1);
      const key = next === undefined ? undefined : keys[next];
      if (key === undefined) return;
      event.preventDefault();
      focus(key);
    },
    onFocus(event) {
      const row = event.target.closest<HTMLElement>('[data-row]');
      if (!row) return;
      setCurrent(row.dataset['row']);
      setInside(true);
    },
    onBlur(event) {
      if (isElsewhere(event.relatedTarget, event.currentTarget)) setInside(false);
    },
  };
}
