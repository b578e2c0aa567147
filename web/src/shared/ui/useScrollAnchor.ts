import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** Nearer to the end than this counts as being at the end. */
const NEAR = 48;

type Anchor = { kind: 'end' } | { kind: 'element'; element: HTMLElement; top: number };

interface ScrollAnchor {
  box: RefObject<HTMLDivElement>;
  content: RefObject<HTMLDivElement>;
  atEnd: boolean;
  onScroll(): void;
  toEnd(): void;
  /** Puts an element near the top and holds on to it. */
  toElement(element: HTMLElement): void;
}

/** The first element marked `data-anchor` that reaches below the upper edge; they come in order. */
function firstVisible(box: HTMLElement): HTMLElement | undefined {
  const marked = box.querySelectorAll<HTMLElement>('[data-anchor]');
  const edge = box.getBoundingClientRect().top;
  let low = 0;
  let high = marked.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bottom = marked[middle]?.getBoundingClientRect().bottom ?? edge;
    if (bottom > edge) high = middle;
    else low = middle + 1;
  }
  return marked[low];
}

function offset(box: HTMLElement, element: HTMLElement): number {
  return element.getBoundingClientRect().top - box.getBoundingClientRect().top;
}

/**
 * Holds what is being read where it is: at the end while the end is in view, and otherwise at the
 * first visible element, whatever is added above or below. Browsers do this only in part and not
 * all of them, so their own anchoring is switched off by the class `[overflow-anchor:none]`.
 */
export function useScrollAnchor(): ScrollAnchor {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor>({ kind: 'end' });
  const [atEnd, setAtEnd] = useState(true);

  const hold = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const held = anchor.current;
    if (held.kind === 'end') element.scrollTop = element.scrollHeight;
    else if (held.element.isConnected) element.scrollTop += offset(element, held.element) - held.top;
  }, []);

  const remember = useCallback(() => {
    const element = box.current;
    if (!element) return;
    const end = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    const visible = end ? undefined : firstVisible(element);
    anchor.current = visible
      ? { kind: 'element', element: visible, top: offset(element, visible) }
      : { kind: 'end' };
    setAtEnd(end);
  }, []);

  useLayoutEffect(hold);

  useEffect(() => {
    const observer = new ResizeObserver(hold);
    if (box.current) observer.observe(box.current);
    if (content.current) observer.observe(content.current);
    return () => observer.disconnect();
  }, [hold]);

  return {
    box,
    content,
    atEnd,
    onScroll: remember,
    toEnd() {
      anchor.current = { kind: 'end' };
      setAtEnd(true);
      hold();
    },
    toElement(target) {
      const element = box.current;
      if (!element) return;
      element.scrollTop += offset(element, target) - element.clientHeight / 4;
      remember();
    },
  };
}
