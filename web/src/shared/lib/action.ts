import type { AnyAction, Reducer } from 'redux';

export interface ActionOf<P> {
  type: string;
  payload: P;
}

export interface ActionCreator<P> {
  (payload: P): ActionOf<P>;
  type: string;
  match(action: AnyAction): action is ActionOf<P>;
}

/** Declares an event, named in the past tense. */
export function event<P = void>(type: string): ActionCreator<P> {
  const create = (payload: P) => ({ type, payload });
  const match = (action: AnyAction): action is ActionOf<P> => action.type === type;
  return Object.assign(create, { type, match });
}

export interface Case<S> {
  type: string;
  next(state: S, action: AnyAction): S;
}

/** What becomes of the state when `creator`'s event happens. */
export function on<S, P>(
  creator: ActionCreator<P>,
  next: (state: S, payload: P) => S,
): Case<S> {
  return {
    type: creator.type,
    next: (state, action) => (creator.match(action) ? next(state, action.payload) : state),
  };
}

export function reducer<S>(initial: S, ...cases: Case<S>[]): Reducer<S> {
  const byType = new Map(cases.map((one) => [one.type, one]));
  return (state = initial, action) => byType.get(action.type)?.next(state, action) ?? state;
}
