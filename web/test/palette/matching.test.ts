import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { matching } from '../../src/features/palette/matching';

const all = [
  { label: 'Grace Hopper', keywords: 'amazing.grace' },
  { label: 'Emmy Nöther', keywords: 'emmy' },
  { label: 'Hopscotch' },
  { label: 'Find people' },
];

const found = (query: string) => matching(all, query).map(({ label }) => label);

test('each word begins one of the words of a name, whatever its case and accents', () => {
  deepEqual(found('noe'), []);
  deepEqual(found('NOTH'), ['Emmy Nöther']);
  deepEqual(found('hop gra'), ['Grace Hopper']);
  deepEqual(found('opper'), []);
});

test('what begins with the query comes first, then names, then other words', () => {
  deepEqual(found('hop'), ['Hopscotch', 'Grace Hopper']);
  deepEqual(found('amaz'), ['Grace Hopper']);
});

test('without a query everything is there as it came', () => {
  deepEqual(found('  '), all.map(({ label }) => label));
});
