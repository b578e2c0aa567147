import { isRange } from './database';
import type { Database, Key, KeyRange, Transaction } from './database';

/** Makes of a database in the version before it one in its own. */
export type Migration = (database: IDBDatabase) => void;

interface Options {
  name: string;
  /** The version is their number; one that people have had is never changed. */
  migrations: readonly Migration[];
  /** The database was closed from outside: by a newer tab that needs it, or with its storage. */
  lost(): void;
}

/** How long an older tab may take to let go of the version before. */
const PATIENCE = 2_000;
/** How long a slow disk may take; nobody gets to chat before that is over. */
const DEADLINE = 8_000;

function settledBy(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database does not open'));
    request.onblocked = () =>
      setTimeout(() => reject(new Error('the database is held by an older tab')), PATIENCE);
    setTimeout(() => reject(new Error('the database has not opened in time')), DEADLINE);
  });
}

/** Rejects where the browser has none, where a newer client has been here, and in every other need. */
export async function openIndexedDatabase(options: Options): Promise<Database> {
  const { name, migrations, lost } = options;
  const request = indexedDB.open(name, migrations.length);
  request.onupgradeneeded = ({ oldVersion }) => {
    for (const migrate of migrations.slice(oldVersion)) migrate(request.result);
  };
  const opened = settledBy(request);
  // One that opens after all, when nobody waits for it any more, must not be in the way of others.
  request.addEventListener('success', () => void opened.catch(() => request.result.close()));
  const database = await opened;
  database.onversionchange = () => {
    database.close();
    lost();
  };
  database.onclose = lost;
  return databaseOver(database);
}

function databaseOver(database: IDBDatabase): Database {
  return {
    async transact(stores, mode, work) {
      const transaction = database.transaction(stores, mode, { durability: 'relaxed' });
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('nothing was kept'));
      });
      try {
        const result = await work(transactionOver(transaction));
        await done;
        return result;
      } catch (error) {
        done.catch(() => undefined);
        abort(transaction);
        throw error;
      }
    },
    close: () => database.close(),
  };
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself.
  }
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function rangeOf({ from, to }: KeyRange): IDBKeyRange {
  return IDBKeyRange.bound(from, to);
}

function transactionOver(transaction: IDBTransaction): Transaction {
  const store = (name: string) => transaction.objectStore(name);
  return {
    get: (name, key) => answer<unknown>(store(name).get(key as IDBValidKey)),
    all: (name, range) => answer<unknown[]>(store(name).getAll(range && rangeOf(range))),
    last: (name, range, limit) => lastOf(store(name), rangeOf(range), limit),
    keys: (name) => answer(store(name).getAllKeys()) as Promise<Key[]>,
    put: (name, key, value) => void store(name).put(value, key as IDBValidKey),
    remove: (name, at) =>
      void store(name).delete(isRange(at) ? rangeOf(at) : (at as IDBValidKey)),
    clear: (name) => void store(name).clear(),
  };
}

function lastOf(store: IDBObjectStore, range: IDBKeyRange, limit: number): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const found: unknown[] = [];
    const request = store.openCursor(range, 'prev');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || found.length === limit) return resolve(found);
      found.unshift(cursor.value);
      cursor.continue();
    };
  });
}
