import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { selection } from './selection';
import type { Equal } from './selection';
import { useStore } from './StoreProvider';

/** What `selector` reads from the store; the component renders again only when that changes. */
export function useSelector<S, T>(selector: (state: S) => T, equal: Equal<T> = Object.is): T {
  const store = useStore();
  const [shown] = useState(() => memory<T>());
  const read = useMemo(
    () => selection(() => store.getState() as S, selector, equal, shown.recall),
    [store, selector, equal, shown],
  );
  const selected = useSyncExternalStore(store.subscribe, read);
  useEffect(() => shown.remember(selected), [shown, selected]);
  return selected;
}

/** What was last shown, which outlives a change of the selector. */
function memory<T>() {
  let last: { value: T } | undefined;
  return {
    recall: () => last,
    remember(value: T) {
      last = { value };
    },
  };
}
