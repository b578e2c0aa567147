import { useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';

interface RovingFocus {
  /** The one key that Tab reaches. */
  tabbable: string | undefined;
  list: RefObject<HTMLUListElement>;
  onKeyDown(event: KeyboardEvent): void;
  onFocus(event: FocusEvent): void;
}

function step(key: string, at: number, last: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(at + 1, last);
  if (key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return undefined;
}

/** One stop for Tab in a whole list, arrows within it. Rows carry their key as `data-key`. */
export function useRovingFocus(keys: readonly string[], preferred?: string): RovingFocus {
  const list = useRef<HTMLUListElement>(null);
  const [focused, setFocused] = useState<string>();
  const known = [focused, preferred].find((key) => key !== undefined && keys.includes(key));

  function rows(): HTMLElement[] {
    return Array.from(list.current?.querySelectorAll<HTMLElement>('[data-key]') ?? []);
  }

  return {
    tabbable: known ?? keys[0],
    list,
    onKeyDown(event) {
      const all = rows();
      const at = all.findIndex((row) => row === document.activeElement);
      const next = at < 0 ? undefined : step(event.key, at, all.length - 1);
      if (next === undefined) return;
      event.preventDefault();
      all[next]?.focus();
    },
    onFocus(event) {
      const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
      if (key !== undefined) setFocused(key);
    },
  };
}
