import { isRange } from '../../src/shared/storage/database';
import type { Database, Key, KeyRange, Transaction } from '../../src/shared/storage/database';

export interface MemoryDatabase extends Database {
  /** What stands in a store, in the order of its keys. */
  values(store: string): unknown[];
  /** Puts something there from outside, whatever it is. */
  plant(store: string, key: Key, value: unknown): void;
  /** Every transaction from now on fails in its middle, or only those that write. */
  breakDown(which?: 'all' | 'writing'): void;
  /** Transactions wait here until they are let go. */
  hold(): () => void;
}

type Rows = Map<string, { key: Key; value: unknown }>;

const parts = (key: Key) => (Array.isArray(key) ? key : [key]) as readonly (string | number)[];

/** As IndexedDB orders keys: arrays part by part, numbers before strings. */
function compare(one: Key, other: Key): number {
  const [mine, theirs] = [parts(one), parts(other)];
  for (let i = 0; i < Math.max(mine.length, theirs.length); i += 1) {
    const [a, b] = [mine[i], theirs[i]];
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
    if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}

const within = (key: Key, { from, to }: KeyRange) =>
  compare(key, from) >= 0 && compare(key, to) <= 0;

/** A database that lives as long as the test does, and fails when it is told to. */
export function memoryDatabase(): MemoryDatabase {
  let stores = new Map<string, Rows>();
  let broken: 'no' | 'all' | 'writing' = 'no';
  let turn: Promise<void> = Promise.resolve();
  let held: Promise<void> = Promise.resolve();

  const rowsOf = (all: Map<string, Rows>, store: string): Rows => {
    const rows = all.get(store) ?? new Map<string, { key: Key; value: unknown }>();
    all.set(store, rows);
    return rows;
  };
  const sorted = (rows: Rows) =>
    Array.from(rows.values()).sort((one, other) => compare(one.key, other.key));
  const put = (rows: Rows, key: Key, value: unknown) =>
    rows.set(JSON.stringify(key), { key, value: structuredClone(value) });

  function transaction(all: Map<string, Rows>): Transaction {
    const rows = (store: string) => rowsOf(all, store);
    const some = (store: string, range?: KeyRange) =>
      sorted(rows(store)).filter(({ key }) => !range || within(key, range));
    return {
      get: async (store, key) => structuredClone(rows(store).get(JSON.stringify(key))?.value),
      all: async (store, range) => some(store, range).map(({ value }) => structuredClone(value)),
      last: async (store, range, limit) =>
        some(store, range).slice(-limit).map(({ value }) => structuredClone(value)),
      keys: async (store) => some(store).map(({ key }) => key),
      put: (store, key, value) => void put(rows(store), key, value),
      clear: (store) => rows(store).clear(),
      remove(store, at) {
        const gone = isRange(at) ? some(store, at).map(({ key }) => key) : [at];
        for (const key of gone) rows(store).delete(JSON.stringify(key));
      },
    };
  }

  async function run<T>(mode: string, work: (it: Transaction) => Promise<T>): Promise<T> {
    await held;
    const copy = new Map(Array.from(stores, ([name, rows]) => [name, new Map(rows)]));
    const result = await work(transaction(copy));
    if (broken === 'all' || (broken === 'writing' && mode === 'readwrite')) {
      throw new Error('the disk is full');
    }
    stores = copy;
    return result;
  }

  return {
    transact(_, mode, work) {
      const mine = turn.then(() => run(mode, work));
      turn = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
    close: () => undefined,
    values: (store) => sorted(rowsOf(stores, store)).map(({ value }) => value),
    plant: (store, key, value) => void put(rowsOf(stores, store), key, value),
    breakDown(which = 'all') {
      broken = which;
    },
    hold() {
      let go: () => void = () => undefined;
      held = new Promise((done) => {
        go = done;
      });
      return () => go();
    },
  };
}
