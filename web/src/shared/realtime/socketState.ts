import { backoff } from '../lib/backoff';

/** How the comparison of what client and server hold stands. */
type Comparison = 'done' | 'running' | 'running, then again';

/** Whether an answer to a ping is being waited for, and how long at most. */
type Asked = 'no' | 'calmly' | 'urgently';

/** The words of `welcome` that the socket itself lives by, in milliseconds; 0 means never. */
interface Rhythm {
  heartbeat: number;
  compareEvery: number;
}

/** What a connection goes by once the server has said `welcome`. */
interface Greeted {
  rhythm: Rhythm;
  comparison: Comparison;
  asked: Asked;
}

export type SocketState =
  | { status: 'idle' }
  | { status: 'connecting' | 'greeting'; failures: number; renewed: boolean }
  /** The first comparison of a connection; those that follow leave it open. */
  | ({ status: 'comparing'; failures: number } & Greeted)
  | ({ status: 'open' } & Greeted)
  | { status: 'backoff'; failures: number; wait: number; refusedFrame: boolean };

export type SocketTimer = 'deadline' | 'ping' | 'pong' | 'retry' | 'compare';

export type SocketEvent =
  | { type: 'wanted' | 'unwanted' | 'opened' | 'synced' | 'ponged' }
  | { type: 'welcomed'; heartbeat: number; compareEvery: number }
  | { type: 'closed'; code: number; reason: string }
  | { type: 'elapsed'; timer: SocketTimer }
  /** The machine woke, somebody looks or the network is back: what was true before may not be. */
  | { type: 'nudged' }
  /** The device says that it has no network. */
  | { type: 'networkLost' }
  /** Something was lost: compare at a random moment within so many milliseconds. */
  | { type: 'compareWanted'; within: number };

export type SocketEffect =
  | { type: 'connect' | 'renewThenConnect' | 'greet' | 'compare' | 'ping' | 'drop' | 'revoked' }
  | { type: 'start'; timer: SocketTimer; ms: number }
  | { type: 'stop'; timer: SocketTimer };

export interface SocketStep {
  state: SocketState;
  effects: readonly SocketEffect[];
}

const DEADLINE = 10_000;
const HURRIED_DEADLINE = 3_000;
const REFUSED_FRAME_WAIT = 30_000;
const DRAIN_WAIT = 10;

export const firstSocketState: SocketState = { status: 'idle' };

const start = (timer: SocketTimer, ms: number): SocketEffect => ({ type: 'start', timer, ms });
const stop = (timer: SocketTimer): SocketEffect => ({ type: 'stop', timer });
const stopAll: readonly SocketEffect[] = (
  ['deadline', 'ping', 'pong', 'retry', 'compare'] as const
).map(stop);

function stay(state: SocketState, ...effects: SocketEffect[]): SocketStep {
  return { state, effects };
}

function failuresOf(state: SocketState): number {
  return 'failures' in state ? state.failures : 0;
}

function connect(failures: number, how: 'connect' | 'renewThenConnect'): SocketStep {
  const state: SocketState = {
    status: 'connecting',
    failures,
    renewed: how === 'renewThenConnect',
  };
  return { state, effects: [...stopAll, { type: how }, start('deadline', DEADLINE)] };
}

function backOff(failures: number, wait: number, refusedFrame = false): SocketStep {
  const state: SocketState = { status: 'backoff', failures, wait, refusedFrame };
  return { state, effects: [...stopAll, { type: 'drop' }, start('retry', wait)] };
}

function fail(state: SocketState, random: () => number): SocketStep {
  const failures = failuresOf(state) + 1;
  return backOff(failures, backoff(failures, random));
}

function closed(
  state: SocketState,
  { code, reason }: { code: number; reason: string },
  random: () => number,
): SocketStep {
  const failures = failuresOf(state) + 1;
  switch (code) {
    case 4403:
      return stay({ status: 'idle' }, ...stopAll, { type: 'drop' }, { type: 'revoked' });
    case 4401:
      if ('renewed' in state && state.renewed) return fail(state, random);
      return connect(failures, 'renewThenConnect');
    case 4400:
    case 1009:
    case 4410:
      return backOff(failures, REFUSED_FRAME_WAIT * (1 + random()), true);
    case 4409:
    case 4429: {
      const seconds = /^\d+$/.test(reason) ? Number(reason) : DRAIN_WAIT;
      return backOff(failures, random() * seconds * 1000);
    }
    default:
      return fail(state, random);
  }
}

function greeted(state: SocketState): state is Extract<SocketState, Greeted> {
  return state.status === 'comparing' || state.status === 'open';
}

/** Asks for a sign of life. A deadline that runs already is never put off, only drawn nearer. */
function ping(state: SocketState, how: 'calmly' | 'urgently'): SocketStep {
  if (!greeted(state)) return stay(state);
  const { asked, rhythm } = state;
  const effects: SocketEffect[] = [{ type: 'ping' }, start('ping', rhythm.heartbeat)];
  if (asked === 'urgently' || asked === how) return stay(state, ...effects);
  const deadline = how === 'urgently' ? HURRIED_DEADLINE : DEADLINE;
  return stay({ ...state, asked: how }, ...effects, start('pong', deadline));
}

function synced(state: SocketState, random: () => number): SocketStep {
  if (!greeted(state)) return stay(state);
  const { rhythm, asked } = state;
  if (state.comparison === 'running, then again') {
    return stay({ status: 'open', rhythm, asked, comparison: 'running' }, { type: 'compare' });
  }
  const open: SocketState = { status: 'open', rhythm, asked, comparison: 'done' };
  if (rhythm.compareEvery === 0) return stay(open);
  return stay(open, start('compare', rhythm.compareEvery * (0.5 + random())));
}

function elapsed(state: SocketState, timer: SocketTimer, random: () => number): SocketStep {
  switch (timer) {
    case 'retry':
      return state.status === 'backoff' ? connect(state.failures, 'connect') : stay(state);
    case 'ping':
      return ping(state, 'calmly');
    case 'compare':
      if (!greeted(state)) return stay(state);
      if (state.comparison !== 'done') return stay({ ...state, comparison: 'running, then again' });
      return stay({ ...state, comparison: 'running' }, { type: 'compare' });
    case 'deadline':
    case 'pong':
      return fail(state, random);
  }
}

function nudged(state: SocketState): SocketStep {
  if (state.status === 'backoff') return connect(state.failures, 'connect');
  return ping(state, 'urgently');
}

/** What a socket does next: all of it, without touching one. */
export function stepSocket(
  state: SocketState,
  event: SocketEvent,
  random: () => number,
): SocketStep {
  if (event.type === 'unwanted') {
    return stay({ status: 'idle' }, ...stopAll, { type: 'drop' });
  }
  if (state.status === 'idle') {
    return event.type === 'wanted' ? connect(0, 'connect') : stay(state);
  }
  switch (event.type) {
    case 'wanted':
      return stay(state);
    case 'opened':
      if (state.status !== 'connecting') return stay(state);
      return stay({ ...state, status: 'greeting' }, { type: 'greet' }, start('deadline', DEADLINE));
    case 'welcomed': {
      if (state.status !== 'greeting') return stay(state);
      const rhythm = { heartbeat: event.heartbeat, compareEvery: event.compareEvery };
      const { failures } = state;
      return stay(
        { status: 'comparing', failures, rhythm, comparison: 'running', asked: 'no' },
        stop('deadline'),
        start('ping', rhythm.heartbeat),
      );
    }
    case 'synced':
      return synced(state, random);
    case 'ponged':
      return stay(greeted(state) ? { ...state, asked: 'no' } : state, stop('pong'));
    case 'closed':
      return closed(state, event, random);
    case 'elapsed':
      return elapsed(state, event.timer, random);
    case 'nudged':
      return nudged(state);
    case 'networkLost':
      if (state.status !== 'backoff') return fail(state, random);
      return backOff(state.failures, state.wait, state.refusedFrame);
    case 'compareWanted':
      if (!greeted(state)) return stay(state);
      return stay(state, start('compare', random() * event.within));
  }
}
