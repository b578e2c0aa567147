import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { fingerDown, fingerMoved, fingerUp, resting } from '../../src/features/media/viewer/gesture';
import type { Gesture } from '../../src/features/media/viewer/gesture';
import { fitted, panned, pulled, whole, zoomed } from '../../src/features/media/viewer/view';
import { deedOf } from '../../src/features/media/viewer/viewerKeys';
import { indexIn, wantsOlder } from '../../src/features/media/viewer/viewing';
import { picture } from '../support/media';

const stage = { width: 1_000, height: 800 };
const fit = fitted({ width: 2_000, height: 1_000 }, stage);
const room = { fit, stage, roams: false };

test('a picture is as large as the stage lets it be, and a small one no larger than it is', () => {
  deepEqual(fit, { width: 1_000, height: 500 });
  deepEqual(fitted({ width: 300, height: 200 }, stage), { width: 300, height: 200 });
});

test('what a pointer is on stays under it while the picture grows', () => {
  const at = { x: 200, y: 100 };

  const { scale, x, y } = zoomed(whole, 4, at, fit, stage);

  equal(scale, 4);
  deepEqual([(at.x - x) / scale, (at.y - y) / scale], [200, 100], 'the same place of the picture');
});

test('a picture grows to eight times its size and shrinks no further than the whole of it', () => {
  equal(zoomed(whole, 1_000, { x: 0, y: 0 }, fit, stage).scale, 8);
  deepEqual(zoomed({ scale: 2, x: 300, y: 90 }, 0.1, { x: 0, y: 0 }, fit, stage), whole);
});

test('no empty edge comes in while the picture could fill it', () => {
  const far = panned({ scale: 2, x: 0, y: 0 }, { x: 9_000, y: -9_000 }, fit, stage);

  deepEqual(far, { scale: 2, x: 500, y: -100 });
  deepEqual(panned(whole, { x: 50, y: 50 }, fit, stage), whole, 'all of it stays in the middle');
});

test('a long pull or a quick one leads on, one down closes, and a short one goes back', () => {
  const slow = { x: 0, y: 0 };
  equal(pulled({ x: -90, y: 10 }, slow, false), 'next');
  equal(pulled({ x: 90, y: 10 }, slow, false), 'previous');
  equal(pulled({ x: 90, y: 10 }, slow, true), 'next');
  equal(pulled({ x: -30, y: 0 }, { x: -1, y: 0 }, false), 'next');
  equal(pulled({ x: -30, y: 0 }, { x: 1, y: 0 }, false), 'nothing', 'it was on its way back');
  equal(pulled({ x: 10, y: 120 }, slow, false), 'close');
  equal(pulled({ x: 10, y: -120 }, slow, false), 'nothing');
  equal(pulled({ x: 30, y: 20 }, slow, false), 'nothing');
});

/** A finger that goes from place to place, 100 ms each. */
function drawn(gesture: Gesture, id: number, ...places: readonly (readonly [number, number])[]): Gesture {
  return places.reduce(
    (now, [x, y], i) => fingerMoved(now, { id, x, y }, (i + 1) * 100, room),
    gesture,
  );
}

test('one finger pulls the whole picture, and what it wanted is known when it leaves', () => {
  const begun = fingerDown(resting, { id: 1, x: 0, y: 0 }, 0);

  const moved = drawn(begun, 1, [-40, 0], [-120, 5]);
  deepEqual(moved.pull, { x: -120, y: 5 });
  const [left, wanted] = fingerUp(moved, 1, false);

  equal(wanted, 'next');
  deepEqual([left.pull, left.fingers], [{ x: 0, y: 0 }, []]);
});

test('one finger moves about what is enlarged, and leads nowhere else', () => {
  const begun = fingerDown({ ...resting, view: { scale: 3, x: 0, y: 0 } }, { id: 1, x: 0, y: 0 }, 0);

  const moved = drawn(begun, 1, [-200, 30]);

  deepEqual(moved.view, { scale: 3, x: -200, y: 30 });
  equal(fingerUp(moved, 1, false)[1], 'nothing');
});

test('two fingers enlarge what is between them', () => {
  const one = fingerDown(resting, { id: 1, x: -50, y: 0 }, 0);
  const both = fingerDown(drawn(one, 1, [-50, 20]), { id: 2, x: 50, y: 20 }, 50);
  deepEqual(both.pull, { x: 0, y: 0 }, 'what the first one pulled goes back');

  const apart = drawn(drawn(both, 1, [-100, 20]), 2, [100, 20]);
  ok(Math.abs(apart.view.scale - 2) < 0.01, `${apart.view.scale}`);

  const [, first] = fingerUp(apart, 1, false);
  equal(first, 'nothing');
});

test('a finger that never came down moves nothing', () => {
  equal(fingerMoved(resting, { id: 9, x: 5, y: 5 }, 1, room), resting);
});

test('arrows lead on while all is seen, and about the picture where it is enlarged', () => {
  deepEqual(deedOf('ArrowLeft', false, false), { kind: 'go', to: 'previous' });
  deepEqual(deedOf('ArrowLeft', false, true), { kind: 'go', to: 'next' });
  deepEqual(deedOf('ArrowRight', false, false), { kind: 'go', to: 'next' });
  deepEqual(deedOf('ArrowRight', true, false), { kind: 'pan', x: -80, y: 0 });
  equal(deedOf('ArrowUp', false, false), undefined);
  deepEqual(deedOf('PageDown', true, false), { kind: 'go', to: 'next' });
  deepEqual(deedOf('Home', false, false), { kind: 'go', to: 'first' });
  equal(deedOf('+', false, false)?.kind, 'zoom');
  equal(deedOf('0', true, false)?.kind, 'reset');
  equal(deedOf('a', false, false), undefined);
});

const items = ['one', 'two', 'three'].map((id) => ({
  media: picture({ id }), name: 'Grace', sentAt: 1, caption: '', position: 1, count: 1,
}));

test('the one that is looked at stays while older ones come, and gives way to its neighbour', () => {
  equal(indexIn(items, { id: 'two', index: 0 }), 1);
  equal(indexIn(items.slice(0, 2), { id: 'three', index: 2 }), 1, 'it was the last and is gone');
  equal(indexIn(items.slice(1), { id: 'one', index: 0 }), 0);
  equal(indexIn([], { id: 'one', index: 0 }), -1);
});

test('older ones are asked for near the oldest, and only where there are any', () => {
  equal(wantsOlder(2, 'more'), true);
  equal(wantsOlder(3, 'more'), false);
  for (const older of ['none', 'loading', 'failed'] as const) equal(wantsOlder(0, older), false);
});
