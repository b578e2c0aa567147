import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from './classes';
import type { Icon } from './icons/icon';

/** Where a menu opens, in pixels of the window. */
export interface Spot {
  x: number;
  y: number;
}

export interface MenuAction {
  label: string;
  icon: Icon;
  danger?: boolean;
  run(): void;
}

interface MenuProps {
  label: string;
  at: Spot;
  actions: readonly MenuAction[];
  onClose(): void;
  /** More items, above the others. */
  children?: ReactNode;
}

const EDGE = 8;
const touch = () => window.matchMedia('(pointer: coarse)').matches;

function place(element: HTMLElement, { x, y }: Spot): void {
  const { width, height } = element.getBoundingClientRect();
  const below = y + height + EDGE <= window.innerHeight;
  element.style.left = `${Math.max(EDGE, Math.min(x, window.innerWidth - width - EDGE))}px`;
  element.style.top = `${Math.max(EDGE, below ? y : y - height)}px`;
}

function step(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown' || key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowUp' || key === 'ArrowLeft') return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const items = Array.from(
    event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]'),
  );
  const at = items.findIndex((item) => item === document.activeElement);
  const next = step(event.key, at, items.length);
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}

/** A menu at a spot, or a sheet at the lower edge under a finger; the browser keeps its focus. */
export function Menu({ label, at, actions, onClose, children }: MenuProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sheet] = useState(touch);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    if (element && !sheet) place(element, at);
    return () => element?.close();
  }, [at, sheet]);

  useEffect(() => {
    const element = dialog.current;
    const onBackdrop = (event: MouseEvent) => {
      if (event.target !== element) return;
      event.preventDefault();
      onClose();
    };
    const ends = ['click', 'contextmenu'] as const;
    for (const end of ends) element?.addEventListener(end, onBackdrop);
    return () => {
      for (const end of ends) element?.removeEventListener(end, onBackdrop);
    };
  }, [onClose]);

  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className={classes(
        'min-w-52 animate-rise rounded-field border border-line bg-surface shadow-card',
        sheet ? 'm-0 mt-auto w-full max-w-none' : 'm-0 backdrop:bg-transparent',
      )}
    >
      <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown} className="p-1.5">
        {children}
        {actions.map(({ label: name, icon: Shape, danger, run }) => (
          <button
            key={name}
            type="button"
            role="menuitem"
            onClick={run}
            className={classes(
              'flex h-11 w-full items-center gap-3 rounded-row px-4 text-start text-body',
              danger ? 'text-danger-ink hover:bg-danger-soft' : 'hover:bg-raised',
            )}
          >
            <Shape size={18} className={danger ? '' : 'text-muted'} />
            {name}
          </button>
        ))}
      </div>
    </dialog>
  );
}
