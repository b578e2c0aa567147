import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

interface GlideProps {
  body: RefObject<HTMLElement>;
  /** The oldest row. Where there is another one, what came is above, and lifts nothing. */
  first: string | undefined;
}

/**
 * A log that is shorter than its window stands at its foot, so what comes lifts what is there: it
 * glides up from where it was, and nothing jumps. Draw this whenever the log is drawn.
 */
export function Glide({ body: { current: body }, first }: GlideProps) {
  // As it stands on the screen; what is drawn next may lift it.
  const before = body?.offsetTop ?? 0;
  const known = useRef(first);
  useLayoutEffect(() => {
    const lift = known.current === first && body ? before - body.offsetTop : 0;
    known.current = first;
    if (lift > 0 && !matchMedia('(prefers-reduced-motion)').matches) glide(body, lift);
  });
  return null;
}

/** What is still below its place is cut off there, or there would be something to scroll to. */
function glide(body: HTMLElement | null, lift: number): void {
  const style = body?.parentElement?.style;
  if (!style) return;
  style.overflowY = 'clip';
  // Added, because it may still be on its way from before.
  const pace: KeyframeAnimationOptions = {
    duration: 180,
    easing: 'cubic-bezier(.2,.8,.2,1)',
    composite: 'add',
  };
  body.animate({ transform: [`translateY(${lift}px)`, 'none'] }, pace).onfinish = () => {
    style.overflowY = '';
  };
}
