import type { MouseEvent } from 'react';
import type { Spot } from './Popup';

export function spotBelow(element: Element): Spot {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
}

/** Where a `contextmenu` opens: at the pointer, or below what had the focus when a key asked. */
export function menuSpot(event: MouseEvent<HTMLElement>): Spot {
  const focused = event.currentTarget.contains(document.activeElement) && document.activeElement;
  const byKey = event.button === 0 && focused;
  return byKey ? spotBelow(focused) : { x: event.clientX, y: event.clientY };
}
