import { rootReducer } from '../../src/app/rootReducer';
import type { RootState } from '../../src/app/rootReducer';
import { createStorage } from '../../src/app/storage/storage';
import type { Storage } from '../../src/app/storage/storage';
import type { Database } from '../../src/shared/storage/database';

interface KeptStorage {
  storage: Storage;
  /** What became of it, in order: `failed`, `superseded`. */
  fates: string[];
}

/** A tab's storage over a database that others may have open as well. */
export function storageOver(database: Database | undefined): KeptStorage {
  const fates: string[] = [];
  const storage = createStorage({
    open: () =>
      database ? Promise.resolve(database) : Promise.reject(new Error('a private window')),
    failed: () => fates.push('failed'),
    superseded: () => fates.push('superseded'),
  });
  return { storage, fates };
}

/** The state in which nothing has happened yet. */
export const blank: RootState = rootReducer(undefined, { type: 'begin' });
