import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { firstUploadState, uploadStep } from '../../src/features/media/sending/uploadMachine';
import type {
  UploadEffect, UploadEvent, UploadState,
} from '../../src/features/media/sending/uploadMachine';

const half = () => 0.5;

function refusal(status: number, code = 'x', retryAfter?: number): UploadEvent {
  const wait = retryAfter === undefined ? {} : { retryAfter };
  return { type: 'failed', problem: { status, code, detail: '', errors: [], ...wait } };
}

const cut = refusal(0, 'unreachable');
const start: UploadEvent = { type: 'started', known: false };
const resume: UploadEvent = { type: 'started', known: true };
const rested: UploadEvent = { type: 'rested' };
const created: UploadEvent = { type: 'answered', offset: 0 };
const offset = (bytes: number, media?: string): UploadEvent => {
  return { type: 'answered', offset: bytes, media };
};

/** Where these events lead, and the effects of the last of them. */
function after(...events: UploadEvent[]): { phase: string; effects: string[] } {
  let state: UploadState = firstUploadState;
  let effects: readonly UploadEffect[] = [];
  for (const event of events) ({ state, effects } = uploadStep(state, event, half));
  const told = ({ type, ...rest }: UploadEffect) => [type, ...Object.values(rest)].join(' ');
  return { phase: state.phase, effects: effects.map(told) };
}

test('a new upload is created, sent from its beginning and finished', () => {
  deepEqual(after(start), { phase: 'creating', effects: ['create true'] });
  deepEqual(after(start, created), { phase: 'appending', effects: ['progress 0', 'append 0'] });
  deepEqual(after(start, created, offset(7)).effects, ['progress 7', 'append 7']);
  deepEqual(after(start, created, offset(9, 'm')), {
    phase: 'finished',
    effects: ['progress 9', 'finish m'],
  });
});

test('one that was short is finished by the answer to its creation', () => {
  equal(after(start, offset(9, 'm')).phase, 'finished');
});

test('one from before asks first how much the server has', () => {
  deepEqual(after(resume).effects, ['locate']);
  deepEqual(after(resume, offset(5)).effects, ['progress 5', 'append 5']);
  equal(after(resume, offset(9, 'm')).phase, 'finished');
});

test('a cut connection is waited out, and then the server is asked what came through', () => {
  deepEqual(after(start, created, cut), { phase: 'resting', effects: ['rest 250'] });
  deepEqual(after(start, created, cut, rested).effects, ['locate']);
  deepEqual(after(start, created, cut, rested, offset(3)).effects, ['progress 3', 'append 3']);
});

test('waits grow with every failure in a row, and begin anew after a success', () => {
  const twice = [start, created, cut, rested, cut];
  deepEqual(after(...twice).effects, ['rest 500']);
  deepEqual(after(...twice, rested, cut).effects, ['rest 1000']);
  deepEqual(after(...twice, rested, offset(1), cut).effects, ['rest 250']);
});

test('a creation whose answer is lost is tried again without the content', () => {
  deepEqual(after(start, cut), { phase: 'resting', effects: ['rest 250'] });
  deepEqual(after(start, cut, rested).effects, ['create false']);
});

test('a server that is busy says itself how long to wait', () => {
  deepEqual(after(start, refusal(503, 'busy', 7)).effects, ['rest 7250']);
});

test('a wrong offset and a wrong checksum are settled by asking at once', () => {
  deepEqual(after(start, created, refusal(409, 'offset-mismatch')).effects, ['locate']);
  deepEqual(after(start, created, refusal(460, 'checksum-mismatch')).effects, ['locate']);
});

test('an upload that has expired begins anew', () => {
  equal(after(resume, refusal(404, 'not-found')).phase, 'resting');
  deepEqual(after(resume, refusal(404, 'not-found'), rested).effects, ['create false']);
  equal(after(start, created, refusal(410)).phase, 'resting');
});

for (const [status, code] of [
  [413, 'too-large'], [409, 'limit-reached'], [507, 'storage-full'], [415, 'type-refused'],
  [412, 'version'], [400, 'file-lost'],
] as const) {
  test(`${status} ${code} is final until somebody tries again`, () => {
    const refused = after(start, refusal(status, code));

    equal(refused.phase, 'refused');
    equal(refused.effects.length, 1);
    deepEqual(after(start, refusal(status, code), rested).effects, []);
  });
}

test('what is stopped hears no late answer, and goes on from what the server has', () => {
  deepEqual(after(start, created, { type: 'stopped' }), { phase: 'idle', effects: ['abort'] });
  deepEqual(after(start, created, { type: 'stopped' }, offset(4)).effects, []);
  deepEqual(after(start, created, { type: 'stopped' }, resume).effects, ['locate']);
});

test('the network that is back ends a wait, and disturbs nothing else', () => {
  const nudged: UploadEvent = { type: 'nudged' };

  deepEqual(after(start, created, cut, nudged).effects, ['locate']);
  deepEqual(after(start, created, nudged).effects, []);
  deepEqual(after(nudged).effects, []);
});
