import { event, on, reducer } from '../../shared/lib/action';
import { put, without } from '../../shared/lib/record';
import type { Conversation } from './conversation';
import type { WithConversations } from './conversations';

/** What I have set of a conversation, for myself alone. */
export type Settings = Pick<Conversation, 'muted' | 'pinned' | 'archived'>;

/** A change that is shown at once, until the server has answered. */
export interface Wish {
  id: string;
  conversation: string;
  change: Partial<Settings>;
}

/** By conversation, the earliest first. */
export type Wishes = Readonly<Record<string, readonly Wish[]>>;

export const settingsWished = event<Wish>('conversations/settingsWished');
/** Fulfilled or refused: from now on what the server says counts. */
export const wishAnswered = event<Wish>('conversations/wishAnswered');

export const wishes = reducer<Wishes>(
  {},
  on(settingsWished, (state, wish) =>
    put(state, wish.conversation, [...(state[wish.conversation] ?? []), wish]),
  ),
  on(wishAnswered, (state, { conversation, id }) => {
    const left = (state[conversation] ?? []).filter((wish) => wish.id !== id);
    return left.length > 0 ? put(state, conversation, left) : without(state, [conversation]);
  }),
);

export interface WithWishes {
  wishes: Wishes;
}

/** The settings as they are to be, whatever is still on its way. */
export function settingsWith(conversation: Conversation, wished: Wishes): Settings {
  const { muted, pinned, archived } = conversation;
  const changes = (wished[conversation.id] ?? []).map(({ change }) => change);
  return Object.assign({ muted, pinned, archived }, ...changes) as Settings;
}

export const selectIsMuted =
  (id: string) =>
  ({ conversations, wishes: wished }: WithConversations & WithWishes): boolean => {
    const conversation = conversations[id];
    return conversation !== undefined && settingsWith(conversation, wished).muted;
  };
