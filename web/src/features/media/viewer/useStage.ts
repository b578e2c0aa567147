import { useEffect, useLayoutEffect, useState } from 'react';
import type { MouseEvent, PointerEvent, RefObject } from 'react';
import { fingerDown, fingerMoved, fingerUp, resting } from './gesture';
import type { Gesture } from './gesture';
import { panned, TWICE, whole, zoomed } from './view';
import type { Box, Point, Pull, View } from './view';

interface Handlers {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
  onDoubleClick(event: MouseEvent): void;
}

interface StageOptions {
  /** Names the picture: what was done with another one is over. */
  id: string;
  picture: Box;
  /** How large it is on a stage before anybody enlarges it. */
  size(picture: Box, stage: Box): Box;
  roams?: boolean;
  onPull?(pull: Pull): void;
}

interface Stage {
  /** How large the picture is while it is not enlarged. */
  fit: Box;
  stage: Box;
  view: View;
  pull: Point;
  /** Whether a finger holds it, which then leads it without delay. */
  held: boolean;
  handlers: Handlers;
  zoomBy(factor: number): void;
  panBy(by: Point): void;
  reset(): void;
}

const middle: Point = { x: 0, y: 0 };
/** How much a turn of the wheel enlarges, by pixel; fingers on a touchpad turn it less. */
const TURN = 0.002;
const PINCH = 0.01;

/** What happens on the stage of one picture. */
export function useStage(
  ref: RefObject<HTMLDivElement>,
  { id, picture, size, roams = false, onPull }: StageOptions,
): Stage {
  const [stage, setStage] = useState<Box>({ width: 1, height: 1 });
  const [kept, setKept] = useState({ id, gesture: resting });
  const gesture = kept.id === id ? kept.gesture : resting;
  const fit = size(picture, stage);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => setStage({ width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [ref]);

  function become(next: Gesture): void {
    setKept({ id, gesture: next });
  }

  function see(view: View): void {
    become({ ...gesture, view });
  }

  /** From the middle of the stage. */
  function pointOf({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    const box = ref.current?.getBoundingClientRect();
    if (!box) return middle;
    return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 };
  }

  // React listens to the wheel as one who will not stop it, and the page would be enlarged.
  useEffect(() => {
    const element = ref.current;
    function turned(event: WheelEvent): void {
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * (event.ctrlKey ? PINCH : TURN));
      see(zoomed(gesture.view, factor, pointOf(event), fit, stage));
    }
    element?.addEventListener('wheel', turned, { passive: false });
    return () => element?.removeEventListener('wheel', turned);
  });

  function leave({ pointerId }: PointerEvent): void {
    const [next, wanted] = fingerUp(gesture, pointerId, document.dir === 'rtl');
    become(next);
    if (wanted !== 'nothing') onPull?.(wanted);
  }

  return {
    fit,
    stage,
    view: gesture.view,
    pull: gesture.pull,
    held: gesture.fingers.length > 0,
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        become(fingerDown(gesture, { id: event.pointerId, ...pointOf(event) }, event.timeStamp));
      },
      onPointerMove(event) {
        const finger = { id: event.pointerId, ...pointOf(event) };
        const next = fingerMoved(gesture, finger, event.timeStamp, { fit, stage, roams });
        if (next !== gesture) become(next);
      },
      onPointerUp: leave,
      onPointerCancel({ pointerId }) {
        become({ ...fingerUp(gesture, pointerId, false)[0] });
      },
      onDoubleClick(event) {
        const { view } = gesture;
        see(view.scale > 1 ? whole : zoomed(view, TWICE, pointOf(event), fit, stage));
      },
    },
    zoomBy: (factor) => see(zoomed(gesture.view, factor, middle, fit, stage)),
    panBy: (by) => see(panned(gesture.view, by, fit, stage)),
    reset: () => see(whole),
  };
}
