import { event, on, reducer } from '../../shared/lib/action';

/**
 * `short`: there is no room for files that wait to be sent; `lost`: what comes from now on is gone
 * with the last tab.
 */
export type StorageState = 'fine' | 'short' | 'lost';

export const storageLost = event('storage/lost');
export const storageShort = event('storage/short');

export const storage = reducer<StorageState>(
  'fine',
  on(storageLost, () => 'lost'),
  on(storageShort, (state) => (state === 'lost' ? state : 'short')),
);

export interface WithStorage {
  storage: StorageState;
}

export const selectStorage = (state: WithStorage) => state.storage;
