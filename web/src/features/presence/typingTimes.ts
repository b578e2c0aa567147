import type { AnyAction } from 'redux';
import type { Cancel, Clock } from '../../shared/lib/clock';
import type { JsonObject } from '../../shared/lib/json';
import { typed, typingEnded, typingSeen, typistKey } from './typing';

interface Ports {
  send(frame: JsonObject): boolean;
  dispatch(action: AnyAction): void;
  clock: Clock;
}

const SHOWN_FOR = 6_000;
const SAID_EVERY = 3_000;

/** Says that I write, not more often than is allowed, and lets what others said run out. */
export function createTypingTimes({ send, dispatch, clock }: Ports): (action: AnyAction) => void {
  const shown = new Map<string, Cancel>();
  const said = new Map<string, number>();

  function say(conversation: string): void {
    const before = said.get(conversation) ?? -Infinity;
    if (clock.now() - before < SAID_EVERY) return;
    if (send({ type: 'typing', conversation })) said.set(conversation, clock.now());
  }

  return (action) => {
    if (typed.match(action)) say(action.payload.conversation);
    if (typingSeen.match(action)) {
      const typist = action.payload;
      shown.get(typistKey(typist))?.();
      shown.set(typistKey(typist), clock.after(SHOWN_FOR, () => dispatch(typingEnded(typist))));
    }
    if (typingEnded.match(action)) {
      shown.get(typistKey(action.payload))?.();
      shown.delete(typistKey(action.payload));
    }
  };
}
