import type { AnyAction, Reducer } from 'redux';
import { batched, eventsIn } from '../../shared/lib/batch';
import { foresee } from '../foreseen';
import type { RootState } from '../rootReducer';
import { changesBetween, isEmpty } from './changes';
import type { Changes } from './changes';

interface Ports {
  getState(): RootState;
  dispatch(action: AnyAction): void;
  reduce: Reducer<RootState>;
  /** Whether what it changes may be shown. */
  write(changes: Changes): Promise<boolean>;
}

/** Lets events happen when they are kept, and in their order; those that change nothing kept, at once. */
export interface Journal {
  dispatch(action: AnyAction): void;
  /** The state as it will be when everything on its way has happened. */
  getState(): RootState;
  /** Something has happened that did not come through here: it is kept as well, afterwards. */
  changed(): void;
  /** From now on things are kept; `kept` is what is kept already. */
  begin(kept: RootState): void;
  /** From now on nothing is kept, and what is on its way goes no further. */
  end(): void;
}

export function createJournal({ getState, dispatch, reduce, write }: Ports): Journal {
  /** What the storage says; `undefined` while nothing is kept. */
  let kept: RootState | undefined;
  let queue: AnyAction[] = [];
  let writing = false;
  let ahead: { of: RootState; count: number; state: RootState } | undefined;

  function stateAhead(): RootState {
    const of = getState();
    if (!ahead || ahead.of !== of || ahead.count > queue.length) {
      ahead = { of, count: 0, state: of };
    }
    for (; ahead.count < queue.length; ahead.count += 1) {
      const action = queue[ahead.count];
      if (action) ahead.state = reduce(ahead.state, action);
    }
    return ahead.state;
  }

  /** Writes what has gathered, all of it as one change, until nothing has gathered meanwhile. */
  async function flush(): Promise<void> {
    if (writing) return;
    writing = true;
    while (kept) {
      const events = queue.slice();
      const from = getState();
      const target = stateAhead();
      const changes = changesBetween(kept, target, events.flatMap(eventsIn));
      if (!isEmpty(changes)) {
        const mine = kept;
        const shown = await write(changes);
        if (kept !== mine) continue;
        if (!shown) break;
      } else if (events.length === 0) break;
      kept = target;
      happen(events, from, target);
    }
    writing = false;
  }

  function happen(events: readonly AnyAction[], from: RootState, target: RootState): void {
    const [first, ...more] = events;
    if (!first) return;
    const action = more.length === 0 ? first : batched(events.flatMap(eventsIn));
    foresee(action, from, target);
    queue = queue.slice(events.length);
    ahead = undefined;
    dispatch(action);
  }

  return {
    dispatch(action) {
      if (!kept) return dispatch(action);
      queue.push(action);
      void flush();
    },
    getState: stateAhead,
    changed() {
      void flush();
    },
    begin(state) {
      kept = state;
      void flush();
    },
    end() {
      kept = undefined;
      queue = [];
      ahead = undefined;
    },
  };
}
