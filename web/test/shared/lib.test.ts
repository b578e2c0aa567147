import { deepEqual, equal, match, notEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { selection } from '../../src/shared/hooks/selection';
import { event, on, reducer } from '../../src/shared/lib/action';
import { backoff } from '../../src/shared/lib/backoff';
import { batched, batching } from '../../src/shared/lib/batch';
import { newId } from '../../src/shared/lib/id';
import {
  array, boolean, fields, integer, Malformed, nullable, oneOf, optional, string,
} from '../../src/shared/lib/json';
import { memo } from '../../src/shared/lib/memo';
import { shallowEqual } from '../../src/shared/lib/shallowEqual';

test('client ids are twenty-two characters of the allowed ones, and differ', () => {
  const ids = Array.from({ length: 1_000 }, newId);

  for (const id of ids) match(id, /^[A-Za-z0-9_-]{22}$/);
  equal(new Set(ids).size, ids.length);
});

test('the wait before a retry is anything from nothing to its doubled limit', () => {
  const longest = [1, 2, 3, 7, 50].map((attempt) => backoff(attempt, () => 1));
  deepEqual(longest, [500, 1000, 2000, 30_000, 30_000]);
  equal(backoff(5, () => 0), 0);
  equal(backoff(2, () => 0.5), 500);
});

test('a parser keeps what it was asked for and refuses what it is not', () => {
  const parse = fields({
    name: string,
    seq: integer,
    done: nullable(boolean),
    note: optional(string),
    kind: oneOf('one', 'two'),
    list: array(integer),
  });
  const good = { name: 'a', seq: 1, done: null, kind: 'two', list: [1, 2] };

  deepEqual(parse({ ...good, more: 'later' }), good);
  deepEqual(parse({ ...good, note: 'x' }), { ...good, note: 'x' });
  for (const bad of [
    { ...good, name: 1 },
    { ...good, seq: 1.5 },
    { ...good, seq: 2 ** 53 },
    { ...good, done: undefined },
    { ...good, note: null },
    { ...good, kind: 'three' },
    { ...good, list: {} },
    { ...good, list: ['1'] },
    [],
    null,
    'good',
  ]) {
    throws(() => parse(bad), Malformed);
  }
});

const counted = event<number>('counted');
const count = reducer(0, on(counted, (state, by) => state + by));

test('a reducer answers to its own events and leaves the state alone otherwise', () => {
  equal(count(undefined, { type: 'begin' }), 0);
  equal(count(2, counted(3)), 5);
  equal(count(2, { type: 'something else', payload: 3 }), 2);
});

test('several events in a batch are one change of state', () => {
  equal(batching(count)(1, batched([counted(2), counted(3)])), 6);
});

test('a remembered answer is computed anew only for new inputs', () => {
  let computed = 0;
  const double = memo((items: readonly number[]) => {
    computed += 1;
    return items.map((item) => item * 2);
  });
  const items = [1, 2];

  equal(double(items), double(items));
  notEqual(double([1, 2]), double(items));
  equal(computed, 3);
});

test('a selection that says the same is the very same, whatever else has changed', () => {
  let state = { ada: { name: 'Ada', mood: 1 }, other: 0 };
  let shown: { value: { name: string } } | undefined;
  const read = () =>
    selection(
      () => state,
      ({ ada }) => ({ name: ada.name }),
      shallowEqual,
      () => shown,
    );
  const first = read();
  const before = first();

  state = { ...state, other: 1 };
  equal(first(), before);
  shown = { value: before };
  equal(read()(), before);
  state = { ...state, ada: { name: 'Countess', mood: 1 } };
  deepEqual(first(), { name: 'Countess' });
});

test('objects are shallowly equal when each of their fields is the very same', () => {
  const inner = {};

  equal(shallowEqual({ a: 1, inner }, { a: 1, inner }), true);
  equal(shallowEqual({ a: 1, inner }, { a: 1, inner: {} }), false);
  equal(shallowEqual<object>({ a: 1 }, { a: 1, b: undefined }), false);
  equal(shallowEqual<object | undefined>(undefined, {}), false);
  equal(shallowEqual([1, 2], [1, 2]), true);
});
