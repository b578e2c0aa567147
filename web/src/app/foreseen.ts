import type { AnyAction, Reducer } from 'redux';

const foreseen = new WeakMap<AnyAction, { from: unknown; to: unknown }>();

/** Notes what `action` makes of the state `from`, so that it is not worked out a second time. */
export function foresee<S>(action: AnyAction, from: S, to: S): void {
  foreseen.set(action, { from, to });
}

export function foreseeing<S>(reducer: Reducer<S>): Reducer<S> {
  return (state, action) => {
    const known = foreseen.get(action);
    return known && known.from === state ? (known.to as S) : reducer(state, action);
  };
}
