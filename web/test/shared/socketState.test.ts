import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { firstSocketState, stepSocket } from '../../src/shared/realtime/socketState';
import type { SocketEffect, SocketEvent, SocketState } from '../../src/shared/realtime/socketState';

/** Runs events through the machine; randomness always says the most. */
function after(...events: SocketEvent[]): { state: SocketState; effects: readonly SocketEffect[] } {
  let step: { state: SocketState; effects: readonly SocketEffect[] } = {
    state: firstSocketState,
    effects: [],
  };
  for (const event of events) step = stepSocket(step.state, event, () => 1);
  return step;
}

/** The effects that tell the story: all but the stopping of timers. */
function told(effects: readonly SocketEffect[]): string[] {
  return effects
    .filter(({ type }) => type !== 'stop')
    .map((effect) => ('ms' in effect ? `${effect.timer} in ${effect.ms}` : effect.type));
}

const closed = (code: number, reason = ''): SocketEvent => ({ type: 'closed', code, reason });
const elapsed = (timer: 'deadline' | 'ping' | 'pong' | 'retry' | 'compare'): SocketEvent => ({
  type: 'elapsed',
  timer,
});
const welcomed = (compareEvery = 0): SocketEvent => ({
  type: 'welcomed',
  heartbeat: 25_000,
  compareEvery,
});

const greeting: SocketEvent[] = [{ type: 'wanted' }, { type: 'opened' }];
const comparing: SocketEvent[] = [...greeting, welcomed()];
const open: SocketEvent[] = [...comparing, { type: 'synced' }];

test('a connection greets, compares and is open', () => {
  deepEqual(told(after({ type: 'wanted' }).effects), ['connect', 'deadline in 10000']);
  deepEqual(told(after(...greeting).effects), ['greet', 'deadline in 10000']);
  deepEqual(told(after(...comparing).effects), ['ping in 25000']);
  equal(after(...comparing).state.status, 'comparing');
  equal(after(...open).state.status, 'open');
});

test('nothing is connected before it is wanted, and everything stops when it is not', () => {
  equal(after(closed(1006)).state.status, 'idle');
  const { state, effects } = after(...open, { type: 'unwanted' });
  equal(state.status, 'idle');
  deepEqual(told(effects), ['drop']);
});

test('each failure doubles the wait, from half a second to thirty', () => {
  const waits: number[] = [];
  let step = after({ type: 'wanted' });
  for (let failure = 1; failure <= 8; failure += 1) {
    step = stepSocket(step.state, closed(1006), () => 1);
    if (step.state.status === 'backoff') waits.push(step.state.wait);
    step = stepSocket(step.state, elapsed('retry'), () => 1);
  }
  deepEqual(waits, [500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('a connection that was open begins with the shortest wait again', () => {
  const failed: SocketEvent[] = [{ type: 'wanted' }, closed(1006), elapsed('retry')];
  const { state } = after(...failed, ...open, closed(1006));
  deepEqual(state, { status: 'backoff', failures: 1, wait: 500, refusedFrame: false });
});

test('a server that cannot be reached, greets nobody or falls silent is given up', () => {
  equal(after({ type: 'wanted' }, elapsed('deadline')).state.status, 'backoff');
  equal(after(...greeting, elapsed('deadline')).state.status, 'backoff');
  equal(after(...open, elapsed('ping'), elapsed('pong')).state.status, 'backoff');
});

test('a ping has ten seconds to be answered, and three after a wake', () => {
  deepEqual(told(after(...open, elapsed('ping')).effects), [
    'ping',
    'ping in 25000',
    'pong in 10000',
  ]);
  deepEqual(told(after(...open, { type: 'nudged' }).effects), [
    'ping',
    'ping in 25000',
    'pong in 3000',
  ]);
  deepEqual(after(...open, elapsed('ping'), { type: 'ponged' }).effects, [
    { type: 'stop', timer: 'pong' },
  ]);
});

test('a deadline that runs is drawn nearer by a wake, and put off by nothing', () => {
  const nudged: SocketEvent = { type: 'nudged' };
  const asked = [...open, elapsed('ping')];
  deepEqual(told(after(...asked, elapsed('ping')).effects), ['ping', 'ping in 25000']);
  deepEqual(told(after(...asked, nudged).effects), ['ping', 'ping in 25000', 'pong in 3000']);
  deepEqual(told(after(...asked, nudged, nudged).effects), ['ping', 'ping in 25000']);

  const answered = after(...asked, nudged, { type: 'ponged' }, nudged);
  deepEqual(told(answered.effects), ['ping', 'ping in 25000', 'pong in 3000']);
});

test('coming back connects at once instead of waiting for the next try', () => {
  const { state, effects } = after(...open, closed(1006), { type: 'nudged' });
  equal(state.status, 'connecting');
  deepEqual(told(effects), ['connect', 'deadline in 10000']);
});

test('a lost network ends the connection at once', () => {
  const { state, effects } = after(...open, { type: 'networkLost' });
  equal(state.status, 'backoff');
  deepEqual(told(effects), ['drop', 'retry in 500']);

  const waiting = after(...open, closed(1006), { type: 'networkLost' });
  deepEqual(waiting.state, { status: 'backoff', failures: 1, wait: 500, refusedFrame: false });
});

test('an ended token is renewed once, and then the wait grows', () => {
  const again = after(...open, closed(4401));
  deepEqual(told(again.effects), ['renewThenConnect', 'deadline in 10000']);
  const refused = stepSocket(again.state, closed(4401), () => 1);
  equal(refused.state.status, 'backoff');
});

test('a revoked session leads to the log-in', () => {
  const { state, effects } = after(...open, closed(4403));
  equal(state.status, 'idle');
  ok(told(effects).includes('revoked'));
});

test('a server that drains or is full says within how many seconds to come back', () => {
  for (const code of [4409, 4429]) {
    const wait = (reason: string) => {
      const { state } = after(...open, closed(code, reason));
      return state.status === 'backoff' ? state.wait : undefined;
    };
    equal(wait('4'), 4_000);
    equal(wait(''), 10_000);
    equal(wait('soon'), 10_000);
  }
});

test('a refused frame is told, and not repeated for half a minute', () => {
  for (const code of [4400, 1009, 4410]) {
    const { state } = after(...open, closed(code));
    ok(state.status === 'backoff' && state.refusedFrame && state.wait >= 30_000);
  }
});

test('a slow reader comes back like anybody who lost the connection', () => {
  const { state } = after(...open, closed(4408));
  deepEqual(state, { status: 'backoff', failures: 1, wait: 500, refusedFrame: false });
});

test('what may have been lost is compared within the time the server gives', () => {
  const wanted = after(...open, { type: 'compareWanted', within: 5_000 });
  deepEqual(told(wanted.effects), ['compare in 5000']);
  const compared = stepSocket(wanted.state, elapsed('compare'), () => 1);
  deepEqual(told(compared.effects), ['compare']);
  equal(compared.state.status, 'open');
});

test('a comparison that is wanted during another follows it, once', () => {
  for (const events of [comparing, [...open, elapsed('compare')]]) {
    const twice = after(...events, elapsed('compare'), elapsed('compare'));
    deepEqual(told(twice.effects), []);
    const next = stepSocket(twice.state, { type: 'synced' }, () => 1);
    deepEqual(told(next.effects), ['compare']);
    deepEqual(told(stepSocket(next.state, { type: 'synced' }, () => 1).effects), []);
  }
});

test('where the server asks for it, comparisons repeat at random moments', () => {
  const { effects } = after(...greeting, welcomed(60_000), { type: 'synced' });
  deepEqual(told(effects), ['compare in 90000']);
});
