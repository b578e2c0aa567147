export type Equal<T> = (one: T, other: T) => boolean;

/**
 * A reader of the store for `useSyncExternalStore`: computes once per state, and gives the value
 * that is `shown` again while the new one is equal to it, so that only a change renders.
 */
export function selection<S, T>(
  read: () => S,
  selector: (state: S) => T,
  equal: Equal<T>,
  shown: () => { value: T } | undefined,
): () => T {
  let last: { state: S; value: T } | undefined;
  return () => {
    const state = read();
    if (last && Object.is(last.state, state)) return last.value;
    const known = last ?? shown();
    const fresh = selector(state);
    last = { state, value: known && equal(known.value, fresh) ? known.value : fresh };
    return last.value;
  };
}
