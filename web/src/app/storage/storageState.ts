import { event, on, reducer } from '../../shared/lib/action';

/** `lost`: what comes from now on is gone with the last tab. */
export type StorageState = 'fine' | 'lost';

export const storageLost = event('storage/lost');

export const storage = reducer<StorageState>('fine', on(storageLost, () => 'lost'));

export interface WithStorage {
  storage: StorageState;
}

export const selectStorageLost = (state: WithStorage) => state.storage === 'lost';
