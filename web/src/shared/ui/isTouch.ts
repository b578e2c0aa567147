/** Whether fingers are what points here: there is no hover, and a keyboard takes half the screen. */
export function isTouch(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
