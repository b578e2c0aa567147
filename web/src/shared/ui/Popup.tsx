import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { classes } from './classes';
import { isTouch } from './isTouch';

/** Where something opens, in pixels of the window. */
export interface Spot {
  x: number;
  y: number;
}

interface PopupProps {
  label: string;
  at: Spot;
  onClose(): void;
  children: ReactNode;
}

const EDGE = 8;

/** Below the spot where there is room for it, else above. */
function place(element: HTMLElement, { x, y }: Spot): void {
  const { width, height } = element.getBoundingClientRect();
  const below = y + height + EDGE <= window.innerHeight;
  element.style.left = `${Math.max(EDGE, Math.min(x, window.innerWidth - width - EDGE))}px`;
  element.style.top = `${Math.max(EDGE, below ? y : y - height)}px`;
}

/** A box at a spot, or a sheet at the lower edge under a finger; the browser keeps its focus. */
export function Popup({ label, at, onClose, children }: PopupProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sheet] = useState(isTouch);
  /** The finger that opened the box may rest on it still, which is no wish to close it. */
  const pressedBeside = useRef(false);

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    if (element && !sheet) place(element, at);
    return () => element?.close();
  }, [at, sheet]);

  useEffect(() => {
    const element = dialog.current;
    const onPress = ({ target }: Event) => {
      pressedBeside.current = target === element;
    };
    const onBackdrop = (event: Event) => {
      if (event.target !== element) return;
      event.preventDefault();
      if (pressedBeside.current) onClose();
    };
    const ends = ['click', 'contextmenu'] as const;
    element?.addEventListener('pointerdown', onPress);
    for (const end of ends) element?.addEventListener(end, onBackdrop);
    return () => {
      element?.removeEventListener('pointerdown', onPress);
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
        'animate-rise overflow-hidden border border-line bg-surface shadow-card',
        sheet
          ? 'm-0 mt-auto w-full max-w-none rounded-t-card pb-[env(safe-area-inset-bottom)]'
          : 'm-0 rounded-field backdrop:bg-transparent',
      )}
    >
      {children}
    </dialog>
  );
}
