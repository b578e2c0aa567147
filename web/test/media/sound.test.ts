import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { steppedTo } from '../../src/features/media/sound/steps';

test('a key leads a second further in what is short, and five in what is long', () => {
  equal(steppedTo('ArrowRight', 3, 8), 4);
  equal(steppedTo('ArrowLeft', 3, 8), 2);
  equal(steppedTo('ArrowUp', 100, 300), 105);
  equal(steppedTo('PageDown', 100, 300), 70);
});

test('no key leads out of it', () => {
  equal(steppedTo('ArrowRight', 7.6, 8), 8);
  equal(steppedTo('ArrowLeft', 0.2, 8), 0);
  equal(steppedTo('Home', 5, 8), 0);
  equal(steppedTo('End', 5, 8), 8);
  equal(steppedTo('a', 5, 8), undefined);
});
