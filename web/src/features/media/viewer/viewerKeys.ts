import { STEP } from './view';

export type ViewerDeed =
  | { kind: 'go'; to: 'previous' | 'next' | 'first' | 'last' }
  | { kind: 'zoom'; factor: number }
  | { kind: 'pan'; x: number; y: number }
  | { kind: 'reset' };

/** As far as an arrow moves what is enlarged, in pixels. */
const FAR = 80;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const PLACES = { PageUp: 'previous', PageDown: 'next', Home: 'first', End: 'last' } as const;

/** What a key does: arrows lead on while all of a picture is seen, and about it where it is enlarged. */
export function deedOf(key: string, enlarged: boolean, rtl: boolean): ViewerDeed | undefined {
  const arrow = ARROWS[key];
  if (arrow && enlarged) return { kind: 'pan', x: arrow[0] * FAR, y: arrow[1] * FAR };
  if (key === 'ArrowLeft') return { kind: 'go', to: rtl ? 'next' : 'previous' };
  if (key === 'ArrowRight') return { kind: 'go', to: rtl ? 'previous' : 'next' };
  if (key in PLACES) return { kind: 'go', to: PLACES[key as keyof typeof PLACES] };
  if (key === '+' || key === '=') return { kind: 'zoom', factor: STEP };
  if (key === '-') return { kind: 'zoom', factor: 1 / STEP };
  return key === '0' ? { kind: 'reset' } : undefined;
}
