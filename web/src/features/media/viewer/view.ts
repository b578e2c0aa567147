/** A place on the stage, in pixels from its middle. */
export interface Point {
  x: number;
  y: number;
}

export interface Box {
  width: number;
  height: number;
}

/** How a picture stands on its stage: how many times enlarged, and how far off the middle. */
export interface View extends Point {
  scale: number;
}

/** All of it, in the middle. */
export const whole: View = { scale: 1, x: 0, y: 0 };

export const LARGEST = 8;
/** What a double click and a key make of it. */
export const TWICE = 2.5;
export const STEP = 1.4;
/** A finger that pulled so far, in pixels, means what it did; a quick one less far. */
const PULLED = 80;
const FLICKED = 0.5;

/** How large a picture is on the stage while all of it is seen; small ones are not blown up. */
export function fitted(picture: Box, stage: Box): Box {
  const scale = Math.min(1, stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** How large it is where all of the stage is to be covered. */
export function covering(picture: Box, stage: Box): Box {
  const scale = Math.max(stage.width / picture.width, stage.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}

function clamped(offset: number, size: number, room: number): number {
  const slack = Math.max(0, (size - room) / 2);
  return Math.max(-slack, Math.min(slack, offset)) + 0;
}

/** The same view, but without an empty edge where the picture could fill it. */
function settled({ scale, x, y }: View, fit: Box, stage: Box): View {
  return {
    scale,
    x: clamped(x, fit.width * scale, stage.width),
    y: clamped(y, fit.height * scale, stage.height),
  };
}

/** Enlarged by `factor`; what is at `at` stays there. */
export function zoomed(view: View, factor: number, at: Point, fit: Box, stage: Box): View {
  const scale = Math.max(1, Math.min(LARGEST, view.scale * factor));
  const by = scale / view.scale;
  const moved = (offset: number, place: number) => place - (place - offset) * by;
  return settled({ scale, x: moved(view.x, at.x), y: moved(view.y, at.y) }, fit, stage);
}

export function panned(view: View, by: Point, fit: Box, stage: Box): View {
  return settled({ ...view, x: view.x + by.x, y: view.y + by.y }, fit, stage);
}

export type Pull = 'previous' | 'next' | 'close' | 'nothing';

/** What a finger wanted that has pulled the whole picture by that much, at pixels per millisecond. */
export function pulled(by: Point, speed: Point, rightToLeft: boolean): Pull {
  const across = Math.abs(by.x) > Math.abs(by.y);
  const [far, fast] = across ? [by.x, speed.x] : [by.y, speed.y];
  const meant = Math.abs(far) > PULLED || (Math.abs(fast) > FLICKED && far * fast > 0);
  if (!meant) return 'nothing';
  if (!across) return far > 0 ? 'close' : 'nothing';
  return far > 0 === rightToLeft ? 'next' : 'previous';
}
