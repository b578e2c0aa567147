import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyAction } from 'redux';
import { createIncoming } from '../../src/app/realtime/incoming';
import type { Parts } from '../../src/app/realtime/parts';
import { rootReducer } from '../../src/app/rootReducer';
import type { RootState } from '../../src/app/rootReducer';
import type { Journal } from '../../src/app/storage/journal';
import { readSeqOf, unreadIn } from '../../src/app/unread';
import { parseConversation } from '../../src/features/conversations/conversation';
import { createLogKeeper } from '../../src/features/messages/logKeeper';
import { entriesApplied } from '../../src/features/messages/logs';
import { parseMessage } from '../../src/features/messages/message';
import { array, nullable, object } from '../../src/shared/lib/json';
import type { JsonObject } from '../../src/shared/lib/json';
import type { Socket } from '../../src/shared/realtime/socket';
import { histories } from '../support/goldens';
import type { History } from '../support/goldens';
import { blank } from '../support/keeping';
import { seeded, shuffled } from '../support/random';
import { testClock } from '../support/testClock';

/** With 24 histories: some ten thousand in all. */
const SHUFFLES = 420;

const clock = testClock();

/** The state that these frames lead to, in this order; `step` sees each state on the way. */
function after(frames: readonly JsonObject[], step: (state: RootState) => void): RootState {
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
  for (const frame of frames) {
    incoming(frame);
    step(state);
  }
  keeper.disconnected();
  return state;
}

/** A frame that is told again, much later: a message in it is as it is by then. */
function toldLate(frame: JsonObject, messages: readonly JsonObject[]): JsonObject {
  if (frame['type'] !== 'entry') return frame;
  const entry = object(frame['entry']);
  const message = messages.find(({ seq }) => seq === entry['target']);
  return { ...frame, entry: { ...entry, message } };
}

/** All numbers that may only rise, by name. */
function numbersIn({ logs, conversations }: RootState): Record<string, number> {
  const numbers: [string, number][] = [];
  for (const { id, rev, members } of Object.values(conversations)) {
    numbers.push([`${id} rev`, rev], [`${id} seq`, logs[id]?.seq ?? 0]);
    for (const { user, readSeq, deliveredSeq } of members) {
      numbers.push([`${user} read`, readSeq], [`${user} delivered`, deliveredSeq]);
    }
    const { messages = [], last } = logs[id] ?? {};
    for (const message of messages) numbers.push([`${message.seq} rev`, message.rev]);
    // A later one, or the same one as it is later.
    if (last) numbers.push(['last', last.seq + last.rev / 1_000]);
  }
  return Object.fromEntries(numbers);
}

/** Fails where a frame takes back what an earlier one had brought. */
function onlyRising(): (state: RootState) => void {
  let before: Record<string, number> = {};
  return (state) => {
    const now = numbersIn(state);
    for (const [name, number] of Object.entries(before)) {
      ok((now[name] ?? -1) >= number, `${name} was ${number}, and is ${now[name]}`);
    }
    before = now;
  };
}

/** What the server says is true, in the client's words. */
function truth({ end }: History) {
  const { id, head, headId, unread, ...conversation } = parseConversation(end.conversation);
  const { members, muted, pinned, archived, draft, rev } = conversation;
  const messages = array(parseMessage)(end.messages);
  const last = nullable(parseMessage)(end.conversation['lastMessage']);
  const own = { members, muted, pinned, archived, draft, rev };
  return { id, log: { seq: head, id: headId, messages, last }, own, unread };
}

/** The same of a state. */
function shown(state: RootState, conversation: string, user: string) {
  const [log, one] = [state.logs[conversation], state.conversations[conversation]];
  ok(log && one);
  const { members, muted, pinned, archived, draft, rev } = one;
  const { seq, id, messages, last } = log;
  const own = { members, muted, pinned, archived, draft, rev };
  const unread = unreadIn(one, log, user, readSeqOf(one, user, 0));
  return { id: conversation, log: { seq, id, messages, last }, own, unread };
}

const seed = Number(SEED) || Math.floor(Math.random() * 2 ** 31);

test('there are histories', () => ok(histories.length > 0));

for (const history of histories) {
  test(`${history.path}, shuffled and doubled ${SHUFFLES} times, ends as the server says`, () => {
    const { user, opening, frames, end } = history;
    const wanted = truth(history);
    const late = frames.map((frame) => toldLate(frame, end.messages));
    const random = seeded(seed);
    const orders = Array.from({ length: SHUFFLES }, () => shuffled([...frames, ...late], random));

    for (const [round, order] of [frames, ...orders].entries()) {
      const state = after([opening, ...order], onlyRising());

      deepEqual(shown(state, wanted.id, user), wanted, `SHUFFLE_SEED=${seed}, order ${round}`);
    }
  });
}
