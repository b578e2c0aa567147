import { panned, pulled, whole, zoomed } from './view';
import type { Box, Point, Pull, View } from './view';

interface Finger extends Point {
  id: number;
}

/** What fingers, or a mouse, do on the stage. */
export interface Gesture {
  view: View;
  fingers: readonly Finger[];
  /** How far all of the picture is pulled away while it is not enlarged. */
  pull: Point;
  /** Pixels per millisecond, and when that was. */
  speed: Point;
  at: number;
}

interface Room {
  fit: Box;
  stage: Box;
  /** One finger moves the picture, also where it is not enlarged. */
  roams: boolean;
}

const nowhere: Point = { x: 0, y: 0 };

export const resting: Gesture = {
  view: whole, fingers: [], pull: nowhere, speed: nowhere, at: 0,
};

function middle([one, other]: readonly Finger[]): Point {
  if (!one || !other) return one ?? nowhere;
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function distance([one, other]: readonly Finger[]): number {
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 1;
}

export function fingerDown(gesture: Gesture, finger: Finger, at: number): Gesture {
  const fingers = [...gesture.fingers.filter(({ id }) => id !== finger.id), finger].slice(-2);
  // A second finger makes another thing of it: what the first one has pulled goes back.
  const pull = fingers.length > 1 ? nowhere : gesture.pull;
  return { ...gesture, fingers, pull, speed: nowhere, at };
}

/** One finger pulls, or moves what is enlarged; two enlarge. */
export function fingerMoved(gesture: Gesture, finger: Finger, at: number, room: Room): Gesture {
  const { view, fingers, pull } = gesture;
  if (!fingers.some(({ id }) => id === finger.id)) return gesture;
  const now = fingers.map((one) => (one.id === finger.id ? finger : one));
  const [was, is] = [middle(fingers), middle(now)];
  const by = { x: is.x - was.x, y: is.y - was.y };
  const time = Math.max(1, at - gesture.at);
  const moved = { ...gesture, fingers: now, at, speed: { x: by.x / time, y: by.y / time } };
  if (now.length > 1) {
    const factor = distance(now) / Math.max(1, distance(fingers));
    const enlarged = zoomed(view, factor, was, room.fit, room.stage);
    return { ...moved, view: panned(enlarged, by, room.fit, room.stage) };
  }
  if (view.scale > 1 || room.roams) return { ...moved, view: panned(view, by, room.fit, room.stage) };
  return { ...moved, pull: { x: pull.x + by.x, y: pull.y + by.y } };
}

/** The finger has left; what it wanted, if it had pulled. */
export function fingerUp(gesture: Gesture, id: number, rtl: boolean): [Gesture, Pull] {
  const fingers = gesture.fingers.filter((one) => one.id !== id);
  const wanted = fingers.length === 0 ? pulled(gesture.pull, gesture.speed, rtl) : 'nothing';
  return [{ ...gesture, fingers, pull: nowhere, speed: nowhere }, wanted];
}
