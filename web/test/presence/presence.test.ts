import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { presenceReceived, presences, selectPresence } from '../../src/features/presence/presence';
import type { Presences } from '../../src/features/presence/presence';
import { createTypingTimes } from '../../src/features/presence/typingTimes';
import {
  selectIsTyping, typed, typing, typingEnded, typingSeen,
} from '../../src/features/presence/typing';
import type { Typing } from '../../src/features/presence/typing';
import type { JsonObject } from '../../src/shared/lib/json';
import { connectionChanged } from '../../src/shared/realtime/connection';
import { testClock } from '../support/testClock';

const full = presenceReceived({ items: [{ user: 'grace', state: 'online' }], full: true });
const left = presenceReceived({
  items: [{ user: 'grace', state: 'offline', lastSeen: 7 }],
  full: false,
});

function after(...actions: Parameters<typeof presences>[1][]): Presences {
  return actions.reduce(
    (state: Presences | undefined, action) => presences(state, action),
    undefined,
  ) ?? { status: 'unknown' };
}

const of = (state: Presences) => selectPresence('grace')({ presences: state });

test('nobody’s presence is known before the first full list', () => {
  equal(of(after({ type: 'begin' })).state, 'unknown');
  equal(of(after(left)).state, 'unknown');
  equal(of(after(full)).state, 'online');
});

test('single changes follow, and whoever a full list leaves out is offline', () => {
  deepEqual(of(after(full, left)), { state: 'offline', lastSeen: 7 });
  equal(of(after(full, presenceReceived({ items: [], full: true }))).state, 'offline');
});

test('from the disconnect to the next full list nothing is believed', () => {
  const lost = connectionChanged({ status: 'offline', retryAt: 1, trouble: null });
  const back = connectionChanged({ status: 'online', retryAt: null, trouble: null });

  equal(of(after(full, lost)).state, 'unknown');
  equal(of(after(full, lost, back)).state, 'unknown');
  equal(of(after(full, lost, back, full)).state, 'online');
});

function typingUnderTest() {
  const clock = testClock();
  const sent: JsonObject[] = [];
  let state: Typing = {};
  const times = createTypingTimes({
    send: (frame) => sent.push(frame) > 0,
    dispatch: (action) => happen(action),
    clock,
  });
  function happen(action: Parameters<typeof times>[0]) {
    state = typing(state, action);
    times(action);
  }
  const grace = { conversation: 'talk', user: 'grace' };
  return { happen, clock, sent, grace, isTyping: () => selectIsTyping(grace)({ typing: state }) };
}

test('somebody writes until six seconds after the last word of it', async () => {
  const { happen, clock, grace, isTyping } = typingUnderTest();
  happen(typingSeen(grace));
  await clock.pass(4_000);
  happen(typingSeen(grace));
  await clock.pass(5_999);
  equal(isTyping(), true);

  await clock.pass(1);
  equal(isTyping(), false);
});

test('somebody whose message has come is not writing', async () => {
  const { happen, clock, grace, isTyping } = typingUnderTest();
  happen(typingSeen(grace));

  happen(typingEnded(grace));
  equal(isTyping(), false);
  happen(typingSeen(grace));
  await clock.pass(5_999);
  equal(isTyping(), true);
});

test('that I write is said at once and at most every three seconds', async () => {
  const { happen, clock, sent } = typingUnderTest();

  for (let key = 0; key < 35; key += 1) {
    happen(typed({ conversation: 'talk' }));
    await clock.pass(100);
  }

  deepEqual(sent, [
    { type: 'typing', conversation: 'talk' },
    { type: 'typing', conversation: 'talk' },
  ]);
});
