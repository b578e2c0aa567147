import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import {
  conversationReplaced, conversationsGone,
} from '../../src/features/conversations/conversations';
import { heard, raiseHeard, selectHeardAt } from '../../src/features/conversations/heard';
import type { Heard } from '../../src/features/conversations/heard';
import { conversation, talk } from '../support/cast';

type Pair = readonly [read: number, delivered: number];

function raised(from: Pair, to: Pair, at: number) {
  const reached = ([readSeq, deliveredSeq]: Pair) => ({ readSeq, deliveredSeq });
  return raiseHeard({ conversation: talk, from: reached(from), to: reached(to), at });
}

const after = (...events: Parameters<typeof heard>[1][]) => events.reduce<Heard>(heard, {});
const at = (seq: number, state: Heard) => selectHeardAt(talk, seq, 0)({ heard: state });
const delivered = raised([0, 0], [0, 5], 100);
const read = raised([0, 5], [5, 5], 200);

test('a message was delivered and read when the raise that reached it was heard', () => {
  const state = after(delivered, read, raised([5, 5], [6, 6], 300));

  deepEqual(at(5, state), { deliveredAt: 100, readAt: 200 });
  deepEqual(at(6, state), { deliveredAt: 300, readAt: 300 });
});

test('what the other one has not reached has no time, nor has a conversation nothing was heard of', () => {
  const state = after(delivered);

  deepEqual(at(5, state), { deliveredAt: 100, readAt: undefined });
  deepEqual(at(6, state), { deliveredAt: undefined, readAt: undefined });
  deepEqual(selectHeardAt('other', 5, 0)({ heard: state }), at(6, state));
});

test('what was reached before anything was heard, or while nobody listened, has no time', () => {
  const state = after(raised([2, 3], [2, 5], 100), raised([8, 8], [10, 10], 200));

  deepEqual(at(3, state), { deliveredAt: undefined, readAt: undefined });
  deepEqual(at(4, state), { deliveredAt: 100, readAt: undefined });
  deepEqual(at(8, state), { deliveredAt: undefined, readAt: undefined });
  deepEqual(at(9, state), { deliveredAt: 200, readAt: 200 });
});

test('raises that come twice, or after those that overtook them, change nothing', () => {
  const state = after(delivered, read);

  for (const late of [delivered, read, raised([0, 0], [3, 4], 900)]) {
    equal(heard(state, late), state);
  }
  const blank: Heard = {};
  equal(heard(blank, raised([2, 2], [2, 2], 900)), blank);
});

test('a raise counts only where it is above those before it', () => {
  const state = after(delivered, raised([0, 0], [2, 7], 200));

  deepEqual(at(5, state), { deliveredAt: 100, readAt: undefined });
  deepEqual(at(2, state), { deliveredAt: 100, readAt: 200 });
  deepEqual(at(7, state), { deliveredAt: 200, readAt: undefined });
});

test('nothing was delivered before it was sent, though the server’s clock is ahead', () => {
  deepEqual(selectHeardAt(talk, 5, 150)({ heard: after(delivered, read) }), {
    deliveredAt: 150,
    readAt: 200,
  });
});

test('the latest hundred raises of a conversation are remembered', () => {
  const state = after(
    ...Array.from({ length: 150 }, (_, i) => raised([i, i], [i + 1, i + 1], i + 1)),
  );

  equal(state[talk]?.length, 100);
  deepEqual(at(50, state), { deliveredAt: undefined, readAt: undefined });
  deepEqual(at(51, state), { deliveredAt: 51, readAt: 51 });
  deepEqual(at(150, state), { deliveredAt: 150, readAt: 150 });
});

test('with a conversation that is replaced or gone its times go, for its numbers may come again', () => {
  const state = after(delivered);

  deepEqual(heard(state, conversationReplaced(conversation())), {});
  deepEqual(heard(state, conversationsGone([talk])), {});
});
