import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyAction } from 'redux';
import { createIncoming } from '../../src/app/realtime/incoming';
import type { Parts } from '../../src/app/realtime/parts';
import { rootReducer } from '../../src/app/rootReducer';
import type { RootState } from '../../src/app/rootReducer';
import type { Journal } from '../../src/app/storage/journal';
import { createLogKeeper } from '../../src/features/messages/logKeeper';
import { entriesApplied } from '../../src/features/messages/logs';
import type { JsonObject } from '../../src/shared/lib/json';
import type { Socket } from '../../src/shared/realtime/socket';
import { conversation } from '../support/cast';
import { liveFrames } from '../support/histories';
import { blank } from '../support/keeping';
import { seeded, shuffled } from '../support/random';
import { testClock } from '../support/testClock';
import { conversationFrame, meFrame } from '../support/wire';

const PARTS = 10;
const SHUFFLES = 1_000;
const FRAMES = 10;

const clock = testClock();
const beginning = [meFrame, conversationFrame(conversation(), {})];

/** The state that these frames lead to, in this order. */
function after(frames: readonly JsonObject[]): RootState {
  let state = blank;
  const dispatch = (action: AnyAction) => {
    state = rootReducer(state, action);
  };
  const nothing = () => undefined;
  const keeper = createLogKeeper({
    log: (id) => state.logs[id],
    apply: (entries) => dispatch(entriesApplied(entries)),
    read: () => Promise.reject(new Error('nothing was lost')),
    compare: nothing,
    clock,
    random: () => 1,
  });
  const journal: Pick<Journal, 'getState' | 'dispatch'> = { getState: () => state, dispatch };
  const incoming = createIncoming({
    journal: journal as Journal,
    socket: { happened: nothing } as unknown as Socket,
    parts: { keeper } as Parts,
    clock,
  });
  for (const frame of [...beginning, ...frames]) incoming(frame);
  keeper.disconnected();
  return state;
}

const seed = Number(SEED) || Math.floor(Math.random() * 2 ** 31);

// In parts, so that each stays far below the time a test may take on a slow machine.
for (let part = 0; part < PARTS; part += 1) {
  test(`shuffled and doubled frames end in the state of what happened, ${SHUFFLES} times (${part})`, () => {
    console.log(`shuffles: SHUFFLE_SEED=${seed}, part ${part}`);
    const random = seeded(seed + part);
    for (let round = 0; round < SHUFFLES; round += 1) {
      const frames = liveFrames(FRAMES, random);
      const { logs, conversations } = after(frames);

      const other = after(shuffled([...frames, ...frames], random));

      deepEqual([other.logs, other.conversations], [logs, conversations], `round ${round}`);
    }
  });
}
