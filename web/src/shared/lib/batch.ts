import type { AnyAction, Reducer } from 'redux';
import { event } from './action';

/** Several events that are one: nobody sees a state between them. */
export const batched = event<readonly AnyAction[]>('batched');

export function batching<S>(reducer: Reducer<S>): Reducer<S> {
  return (state, action) => {
    if (!batched.match(action)) return reducer(state, action);
    const begun = reducer(state, action);
    return action.payload.reduce((current: S, one) => reducer(current, one), begun);
  };
}

export function eventsIn(action: AnyAction): readonly AnyAction[] {
  return batched.match(action) ? action.payload : [action];
}
