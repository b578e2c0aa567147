import { event, on, reducer } from '../../shared/lib/action';
import { put, without } from '../../shared/lib/record';
import type { Member } from './conversation';
import { conversationReplaced, conversationsGone } from './conversations';

type Reached = Omit<Member, 'user'>;

/** The other one came from here to there, and this client heard of it then. */
export interface Raise {
  from: Reached;
  to: Reached;
  at: number;
}

/**
 * When this client heard how far the other one has come, by conversation. The server keeps no such
 * times and sends none: what came while nobody listened has none, a frame that was held up has a
 * late one, and all of them are gone when the last tab of this browser is.
 */
export type Heard = Readonly<Record<string, readonly Raise[]>>;

export interface WithHeard {
  heard: Heard;
}

export const raiseHeard = event<Raise & { conversation: string }>('conversations/raiseHeard');

/** How many raises of a conversation are remembered. */
const REMEMBERED = 100;

const nothing: readonly Raise[] = [];

function higher(one: Reached, other: Reached): Reached {
  return {
    readSeq: Math.max(one.readSeq, other.readSeq),
    deliveredSeq: Math.max(one.deliveredSeq, other.deliveredSeq),
  };
}

/** Of a raise only what is above those before it counts, so one that comes again adds nothing. */
function remember(raises: readonly Raise[], raise: Raise): readonly Raise[] {
  const last = raises[raises.length - 1];
  const from = last ? higher(last.to, raise.from) : raise.from;
  const to = higher(from, raise.to);
  if (to.readSeq === from.readSeq && to.deliveredSeq === from.deliveredSeq) return raises;
  return [...raises, { from, to, at: raise.at }].slice(-REMEMBERED);
}

export const heard = reducer<Heard>(
  {},
  on(raiseHeard, (state, { conversation, ...raise }) => {
    const before = state[conversation] ?? nothing;
    const raises = remember(before, raise);
    return raises === before ? state : put(state, conversation, raises);
  }),
  on(conversationReplaced, (state, { id }) => without(state, [id])),
  on(conversationsGone, without),
);

/**
 * When a message was delivered and read; `undefined` where it was not, or nobody heard it. Never
 * before it was sent, which the server says, whose clock may be ahead of this one.
 */
export const selectHeardAt =
  (conversation: string, seq: number, sentAt: number) =>
  ({ heard: known }: WithHeard) => {
    const raises = known[conversation] ?? nothing;
    const at = (pointer: keyof Reached) => {
      const raise = raises.find(({ from, to }) => from[pointer] < seq && seq <= to[pointer]);
      return raise && Math.max(raise.at, sentAt);
    };
    return { deliveredAt: at('deliveredSeq'), readAt: at('readSeq') };
  };
