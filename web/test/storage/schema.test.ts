import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { FILES, migrations, STORES } from '../../src/app/storage/schema';

/** The stores that there are after the migrations from one version to another. */
function stores(from: number, to: number): string[] {
  const made: string[] = [];
  const database = { createObjectStore: (name: string) => made.push(name) };
  for (const migrate of migrations.slice(from, to)) {
    migrate(database as unknown as IDBDatabase);
  }
  return made.sort();
}

test('a new browser has a store for everything', () => {
  deepEqual(stores(0, migrations.length), [...STORES, FILES].sort());
});

test('one that has been here gets what is new, and keeps what it has', () => {
  deepEqual(stores(0, 1), [...STORES].sort());
  deepEqual(stores(1, 2), [FILES]);
});
