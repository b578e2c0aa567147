/** A key, or a part of one, ordered as IndexedDB orders them. */
export type Key = string | number | readonly (string | number)[];

/** From one key to another, both included. */
export interface KeyRange {
  from: Key;
  to: Key;
}

/** What may be done inside one transaction; all of it happens, or nothing does. */
export interface Transaction {
  get(store: string, key: Key): Promise<unknown>;
  /** Values in the order of their keys. */
  all(store: string, range?: KeyRange): Promise<unknown[]>;
  /** The last `limit` values of a range, in the order of their keys. */
  last(store: string, range: KeyRange, limit: number): Promise<unknown[]>;
  keys(store: string): Promise<Key[]>;
  put(store: string, key: Key, value: unknown): void;
  remove(store: string, at: Key | KeyRange): void;
  clear(store: string): void;
}

/** Something that keeps values beyond a reload. */
export interface Database {
  /** Resolves when everything that `work` asked for is kept; rejects when none of it is. */
  transact<T>(
    stores: readonly string[],
    mode: 'readonly' | 'readwrite',
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T>;
  close(): void;
}

export function isRange(at: Key | KeyRange): at is KeyRange {
  return typeof at === 'object' && 'from' in at;
}
