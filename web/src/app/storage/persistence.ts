import type { Store } from 'redux';
import type { RootState } from '../rootReducer';

interface Ports {
  store: Pick<Store<RootState>, 'getState' | 'subscribe'>;
  /** The client stands on its own, as a program among others. */
  installed: boolean;
  /** Asks that nothing here is dropped when the disk is full. */
  persist(): Promise<boolean>;
}

/** Asks once there is something to miss: Chromium judges by how much a site is used. */
export function persistOnceUsed({ store, installed, persist }: Ports): void {
  const ask = () => void persist().catch(() => undefined);
  const written = () => store.getState().outbox.length > 0;
  if (installed || written()) return ask();
  const stop = store.subscribe(() => {
    if (!written()) return;
    stop();
    ask();
  });
}

/** Firefox would ask the person, who cannot know what it is about; there nothing is asked. */
export function startPersistence(store: Store<RootState>): void {
  const { storage } = navigator as Partial<Navigator>;
  if (!('userAgentData' in navigator) || !storage) return;
  const installed = window.matchMedia('(display-mode: standalone)').matches;
  persistOnceUsed({ store, installed, persist: () => storage.persist() });
}
