import { useEffect, useRef } from 'react';
import type { TouchEvent } from 'react';
import type { Spot } from './Menu';

const LONG = 450;

interface LongPress {
  onTouchStart(event: TouchEvent): void;
  onTouchMove(): void;
  onTouchEnd(event: TouchEvent): void;
  onTouchCancel(): void;
}

/** A finger that rests; not every browser makes a `contextmenu` of it. */
export function useLongPress(onPress: ((at: Spot) => void) | undefined): LongPress {
  const timer = useRef(0);
  const pressed = useRef(false);
  const cancel = () => window.clearTimeout(timer.current);
  useEffect(() => cancel, []);
  return {
    onTouchStart(event) {
      cancel();
      pressed.current = false;
      const finger = event.touches[0];
      if (!onPress || !finger || event.touches.length > 1) return;
      const at = { x: finger.clientX, y: finger.clientY };
      timer.current = window.setTimeout(() => {
        pressed.current = true;
        onPress(at);
      }, LONG);
    },
    onTouchMove: cancel,
    onTouchEnd(event) {
      cancel();
      // Or the finger that leaves would click on what has opened beneath it.
      if (pressed.current) event.preventDefault();
    },
    onTouchCancel: cancel,
  };
}
