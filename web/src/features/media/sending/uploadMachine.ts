import type { Problem } from '../../../shared/http/problem';
import { isPassing } from '../../../shared/http/problem';
import { backoff } from '../../../shared/lib/backoff';

/** How one upload stands. */
export type UploadState =
  | { phase: 'idle' }
  | { phase: 'creating'; failures: number }
  /** Asking how much the server has. */
  | { phase: 'locating'; failures: number }
  | { phase: 'appending'; failures: number; offset: number }
  /** Waiting until it is worth trying again; `known`: whether the server has an upload of it. */
  | { phase: 'resting'; failures: number; known: boolean }
  | { phase: 'finished' }
  | { phase: 'refused' };

export type UploadEvent =
  /** `known`: the server has an upload of this file from before. */
  | { type: 'started'; known: boolean }
  /** What the server has now; `media`: all of it, under this name. */
  | { type: 'answered'; offset: number; media?: string | undefined }
  | { type: 'failed'; problem: Problem }
  | { type: 'rested' }
  /** The network is back, or somebody has come back to the page. */
  | { type: 'nudged' }
  | { type: 'stopped' };

export type UploadEffect =
  /** `begin`: with the first piece of its content. */
  | { type: 'create'; begin: boolean }
  | { type: 'locate' }
  | { type: 'append'; offset: number }
  | { type: 'rest'; ms: number }
  | { type: 'progress'; offset: number }
  | { type: 'finish'; media: string }
  | { type: 'refuse'; problem: Problem }
  /** Whatever is under way is of no use any more. */
  | { type: 'abort' };

export interface UploadStep {
  state: UploadState;
  effects: readonly UploadEffect[];
}

export const firstUploadState: UploadState = { phase: 'idle' };

/** The server's answers that something lies elsewhere than thought. */
const MISPLACED = new Set(['offset-mismatch', 'checksum-mismatch']);

const FULL = 507;

function create(failures: number): UploadStep {
  // An answer that is lost takes what was sent with it, so a second try risks nothing.
  return {
    state: { phase: 'creating', failures },
    effects: [{ type: 'create', begin: failures === 0 }],
  };
}

function locate(failures: number): UploadStep {
  return { state: { phase: 'locating', failures }, effects: [{ type: 'locate' }] };
}

function rest(failures: number, known: boolean, ms: number): UploadStep {
  return { state: { phase: 'resting', failures, known }, effects: [{ type: 'rest', ms }] };
}

function wake(state: UploadState): UploadStep {
  if (state.phase !== 'resting') return { state, effects: [] };
  return state.known ? locate(state.failures) : create(state.failures);
}

function answered(offset: number, media: string | undefined): UploadStep {
  const progress: UploadEffect = { type: 'progress', offset };
  if (media !== undefined) {
    return { state: { phase: 'finished' }, effects: [progress, { type: 'finish', media }] };
  }
  return {
    state: { phase: 'appending', failures: 0, offset },
    effects: [progress, { type: 'append', offset }],
  };
}

function isBusy(state: UploadState): state is UploadState & { failures: number } {
  return state.phase === 'creating' || state.phase === 'locating' || state.phase === 'appending';
}

function failed(state: UploadState, problem: Problem, random: () => number): UploadStep {
  if (!isBusy(state)) return { state, effects: [] };
  const failures = state.failures + 1;
  const wait = (problem.retryAfter ?? 0) * 1000 + backoff(failures, random);
  // A 401 that outlives a fresh token is about the session, which others look after.
  if (problem.status !== FULL && (isPassing(problem) || problem.status === 401)) {
    return rest(failures, state.phase !== 'creating', wait);
  }
  if (state.phase !== 'creating') {
    // Where it was not even asked, the next thing to do is to ask; twice in a row means patience.
    if (MISPLACED.has(problem.code)) {
      return state.phase === 'appending' ? locate(failures) : rest(failures, true, wait);
    }
    // It has expired, or somebody else has ended it.
    if (problem.status === 404 || problem.status === 410) return rest(failures, false, wait);
  }
  return { state: { phase: 'refused' }, effects: [{ type: 'refuse', problem }] };
}

/** What becomes of an upload (tus 1.0.0): pure, so that every order of events can be tried. */
export function uploadStep(
  state: UploadState,
  event: UploadEvent,
  random: () => number,
): UploadStep {
  switch (event.type) {
    case 'started':
      return event.known ? locate(0) : create(0);
    case 'answered':
      return isBusy(state) ? answered(event.offset, event.media) : { state, effects: [] };
    case 'failed':
      return failed(state, event.problem, random);
    case 'rested':
    case 'nudged':
      return wake(state);
    case 'stopped':
      return { state: firstUploadState, effects: [{ type: 'abort' }] };
  }
}
