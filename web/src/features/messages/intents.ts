import { event, on, reducer } from '../../shared/lib/action';
import { put, without } from '../../shared/lib/record';
import { composed } from './messageActions';

/** What the composer's next words are to an earlier message; without one they stand alone. */
export type Intent =
  | { kind: 'reply'; target: number }
  | {
      kind: 'edit';
      target: number;
      /** The words as they are being changed; the draft waits beneath. */
      text: string;
    };

/** By conversation. */
export type Intents = Readonly<Record<string, Intent>>;

export const intended = event<{ conversation: string; intent: Intent }>('messages/intended');
export const intentDropped = event<{ conversation: string }>('messages/intentDropped');

export const intents = reducer<Intents>(
  {},
  on(intended, (state, { conversation, intent }) => put(state, conversation, intent)),
  on(intentDropped, (state, { conversation }) => without(state, [conversation])),
  // What has been chosen since those words were written is for the next ones.
  on(composed, (state, { conversation, replyTo }) => {
    const intent = state[conversation];
    const answered = intent?.kind === 'reply' && intent.target === replyTo;
    return answered ? without(state, [conversation]) : state;
  }),
);

export interface WithIntents {
  intents: Intents;
}

export const selectIntent = (conversation: string) => (state: WithIntents): Intent | undefined =>
  state.intents[conversation];
