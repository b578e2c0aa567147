import { selectFriendIds } from '../../features/friends/friends';
import { selectUser } from '../../features/people/cards';
import { shownName } from '../../features/people/shownName';
import { selectEveryConversationId } from '../conversationViews';
import type { RootState } from '../rootReducer';

/** Somebody to write to. */
export interface Jump {
  /** Absent while there is no conversation with them yet. */
  conversation: string | undefined;
  person: string;
  /** These are absent for the notes to myself. */
  name: string | undefined;
  username: string | undefined;
  picture: string | undefined;
}

function jumpTo(state: RootState, person: string, conversation: string | undefined): Jump {
  const card = person === state.me?.id ? undefined : selectUser(person)(state);
  return {
    conversation,
    person,
    name: card && shownName(card),
    username: card?.username,
    picture: card?.avatar?.thumb,
  };
}

/** Every conversation, in the order of the list, and then the friends who have none. */
export function selectJumps(state: RootState): readonly Jump[] {
  const me = state.me?.id ?? '';
  const jumps = selectEveryConversationId(state).map((id) => {
    const members = state.conversations[id]?.members ?? [];
    return jumpTo(state, members.find(({ user }) => user !== me)?.user ?? me, id);
  });
  const reached = new Set(jumps.map(({ person }) => person));
  const others = selectFriendIds(state).filter((friend) => !reached.has(friend));
  return [...jumps, ...others.map((friend) => jumpTo(state, friend, undefined))];
}
