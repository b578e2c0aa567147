import { useEffect, useRef } from 'react';
import type { TouchEvent } from 'react';
import type { Spot } from './Popup';
import { pullOf, SWIPED } from './swipe';

/** How long a finger has to rest, in milliseconds. */
const LONG = 450;

interface Touches {
  onTouchStart(event: TouchEvent<HTMLElement>): void;
  onTouchMove(event: TouchEvent<HTMLElement>): void;
  onTouchEnd(event: TouchEvent<HTMLElement>): void;
  onTouchCancel(event: TouchEvent<HTMLElement>): void;
}

interface Begun extends Spot {
  /** What the finger does: nobody knows yet, it pulls the row, or it is none of our business. */
  kind: 'unclear' | 'pulling' | 'else';
  pull: number;
}

function move(row: HTMLElement, pull: number): void {
  row.style.transform = pull === 0 ? '' : `translateX(${document.dir === 'rtl' ? -pull : pull}px)`;
}

/**
 * A finger that rests, of which not every browser makes a `contextmenu`, and one that pulls a row
 * towards the end of its line. The row needs `touch-pan-y`.
 */
export function useTouches(
  onPress: ((at: Spot) => void) | undefined,
  onSwipe: (() => void) | undefined,
): Touches {
  const timer = useRef(0);
  const begun = useRef<Begun>();
  const pressed = useRef(false);
  const cancel = () => window.clearTimeout(timer.current);
  useEffect(() => cancel, []);

  function end(row: HTMLElement): void {
    cancel();
    move(row, 0);
    begun.current = undefined;
  }

  return {
    onTouchStart(event) {
      end(event.currentTarget);
      pressed.current = false;
      const finger = event.touches[0];
      if (!finger || event.touches.length > 1) return;
      const at = { x: finger.clientX, y: finger.clientY };
      begun.current = { ...at, kind: 'unclear', pull: 0 };
      if (!onPress) return;
      timer.current = window.setTimeout(() => {
        pressed.current = true;
        begun.current = undefined;
        onPress(at);
      }, LONG);
    },
    onTouchMove(event) {
      cancel();
      const [finger, from] = [event.touches[0], begun.current];
      if (!finger || !from || !onSwipe || from.kind === 'else') return;
      const by = (finger.clientX - from.x) * (document.dir === 'rtl' ? -1 : 1);
      const pull = pullOf(by, finger.clientY - from.y, from.kind === 'pulling');
      from.kind = pull === undefined ? 'else' : pull > 0 ? 'pulling' : from.kind;
      from.pull = pull ?? 0;
      move(event.currentTarget, from.pull);
    },
    onTouchEnd(event) {
      // Or the finger that leaves would click on what has opened beneath it.
      if (pressed.current) event.preventDefault();
      if ((begun.current?.pull ?? 0) >= SWIPED) onSwipe?.();
      end(event.currentTarget);
    },
    onTouchCancel: (event) => end(event.currentTarget),
  };
}
