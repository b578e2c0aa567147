import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { squareSeen } from '../../src/features/media/avatar/square';
import { prepared } from '../../src/features/media/avatar/upload';
import { covering, panned, whole, zoomed } from '../../src/features/media/viewer/view';
import { Refused } from '../../src/shared/http/problem';
import { picture } from '../support/media';
import { settled, testClock } from '../support/testClock';

const stage = { width: 288, height: 288 };
const wide = { width: 2_000, height: 1_000 };
const fit = covering(wide, stage);

test('a picture covers the square, and its middle is what is taken at first', () => {
  deepEqual(fit, { width: 576, height: 288 });
  deepEqual(squareSeen(wide, fit, stage, whole), { x: 500, y: 0, edge: 1_000 });
});

test('what is moved and enlarged is taken as it is seen, and never from outside of the picture', () => {
  const far = panned(whole, { x: 9_000, y: 9_000 }, fit, stage);
  deepEqual(squareSeen(wide, fit, stage, far), { x: 0, y: 0, edge: 1_000 });

  const near = zoomed(whole, 4, { x: 0, y: 0 }, fit, stage);
  deepEqual(squareSeen(wide, fit, stage, near), { x: 875, y: 375, edge: 250 });

  const { x, y, edge } = squareSeen(wide, fit, stage, panned(near, { x: -9_000, y: -9_000 }, fit, stage));
  ok(x + edge <= 2_000.001 && y + edge <= 1_000.001, `${x} ${y} ${edge}`);
});

test('a picture that takes a while to prepare is waited for', async () => {
  const clock = testClock();
  let asked = 0;
  const waiting = prepared(async () => {
    asked += 1;
    return picture({ state: asked < 3 ? 'preparing' : 'ready' });
  }, clock);

  for (let i = 0; i < 3; i += 1) {
    await settled();
    await clock.pass(2_000);
  }

  equal((await waiting).state, 'ready');
  equal(asked, 3);
});

test('a picture that cannot be prepared is refused, and one that never is ready is given up', async () => {
  const clock = testClock();
  const code = (wanted: string) => (error: unknown) =>
    error instanceof Refused && error.problem.code === wanted;
  await rejects(prepared(async () => picture({ state: 'failed' }), clock), code('type-refused'));

  const never = prepared(async () => picture({ state: 'preparing' }), clock);
  const given = rejects(never, code('timeout'));
  for (let i = 0; i < 60; i += 1) {
    await settled();
    await clock.pass(2_000);
  }
  await given;
});
