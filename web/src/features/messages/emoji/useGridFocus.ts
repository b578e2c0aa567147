import { useRef } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

interface GridFocus {
  grid: RefObject<HTMLDivElement>;
  onKeyDown(event: KeyboardEvent): void;
}

function columnsOf(cells: readonly HTMLElement[]): number {
  const top = cells[0]?.offsetTop;
  const wrapped = cells.findIndex((cell) => cell.offsetTop !== top);
  return wrapped < 0 ? cells.length : wrapped;
}

function step(key: string, columns: number): number | undefined {
  const forward = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight') return key === forward ? 1 : -1;
  if (key === 'ArrowDown') return columns;
  return key === 'ArrowUp' ? -columns : undefined;
}

/** Arrows in a grid of buttons that wraps where its width says. */
export function useGridFocus(): GridFocus {
  const grid = useRef<HTMLDivElement>(null);
  return {
    grid,
    onKeyDown(event) {
      const cells = Array.from(grid.current?.querySelectorAll<HTMLElement>('button') ?? []);
      const at = cells.findIndex((cell) => cell === document.activeElement);
      const by = at < 0 ? undefined : step(event.key, columnsOf(cells));
      if (by === undefined) return;
      event.preventDefault();
      cells[Math.max(0, Math.min(at + by, cells.length - 1))]?.focus();
    },
  };
}
