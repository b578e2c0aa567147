import { event, on, reducer } from '../../shared/lib/action';
import { string } from '../../shared/lib/json';
import { put, without } from '../../shared/lib/record';
import type { FrameTable } from '../../shared/realtime/frames';

export interface Typist {
  conversation: string;
  user: string;
}

/** Who is writing where, by `typistKey`. */
export type Typing = Readonly<Record<string, true>>;

/** I pressed a key in this conversation's composer. */
export const typed = event<{ conversation: string }>('typing/typed');
export const typingSeen = event<Typist>('typing/seen');
export const typingEnded = event<Typist>('typing/ended');

export function typistKey({ conversation, user }: Typist): string {
  return `${conversation} ${user}`;
}

export const typing = reducer<Typing>(
  {},
  on(typingSeen, (state, typist) => put(state, typistKey(typist), true)),
  on(typingEnded, (state, typist) => without(state, [typistKey(typist)])),
);

export interface WithTyping {
  typing: Typing;
}

export const selectIsTyping = (typist: Typist) => (state: WithTyping) =>
  typistKey(typist) in state.typing;

export const typingFrames: FrameTable = {
  typing: (frame) => [
    typingSeen({ conversation: string(frame['conversation']), user: string(frame['user']) }),
  ],
};
