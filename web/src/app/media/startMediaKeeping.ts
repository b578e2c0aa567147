import type { Store } from 'redux';
import type { RootState } from '../rootReducer';
import { createMediaKeeping } from './keepMedia';

/** From now on, and as long as the page lives, what was seen is kept for whoever is signed in. */
export function startMediaKeeping(store: Store<RootState>): void {
  const { caches } = window as Partial<Pick<Window, 'caches'>>;
  const keeping = createMediaKeeping({ getState: store.getState, caches });
  let shown = store.getState();
  store.subscribe(() => {
    const before = shown;
    shown = store.getState();
    if (shown !== before) keeping.changed(before, shown);
  });
}
