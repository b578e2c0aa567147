import type { Privacy } from './privacy';

/** A choice that I have made and that I am not yet told of as one of my settings. */
export interface Wish {
  change: Partial<Privacy>;
  /** Of me, from which on it is; unknown until it is answered. */
  version?: number;
}

/** Those that are not yet in what I am told of, which has a version. */
export function stillOpen(wishes: readonly Wish[], version: number): readonly Wish[] {
  const open = wishes.filter((wish) => wish.version === undefined || wish.version > version);
  return open.length === wishes.length ? wishes : open;
}

/** What is shown: the latest choice of each kind, over what I am told. */
export function shownPrivacy(told: Privacy, wishes: readonly Wish[]): Privacy {
  return Object.assign({ ...told }, ...wishes.map(({ change }) => change)) as Privacy;
}
