import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { classes } from './classes';
import type { Icon } from './icons/icon';
import { Popup } from './Popup';
import type { Spot } from './Popup';

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

export function Menu({ label, at, actions, onClose, children }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    menu.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
  }, []);

  return (
    <Popup label={label} at={at} onClose={onClose}>
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={onKeyDown}
        className="min-w-52 p-1.5"
      >
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
    </Popup>
  );
}
