import { event, on, reducer } from '../../shared/lib/action';
import { array, boolean, integer, string } from '../../shared/lib/json';
import { put, without } from '../../shared/lib/record';
import type { FrameTable } from '../../shared/realtime/frames';
import { parseConversation } from './conversation';
import type { Conversation, Member } from './conversation';

export type Conversations = Readonly<Record<string, Conversation>>;

export interface WithConversations {
  conversations: Conversations;
}

export interface Pointers {
  conversation: string;
  user: string;
  readSeq: number;
  deliveredSeq: number;
}

export const conversationReceived = event<Conversation>('conversations/received');
/** My copy could not be continued: this is all that counts from now on. */
export const conversationReplaced = event<Conversation>('conversations/replaced');
export const pointersRaised = event<Pointers>('conversations/pointersRaised');
export const conversationsGone = event<readonly string[]>('conversations/gone');

function raise(member: Member, to: Omit<Member, 'user'>): Member {
  const readSeq = Math.max(member.readSeq, to.readSeq);
  const deliveredSeq = Math.max(member.deliveredSeq, to.deliveredSeq);
  if (readSeq === member.readSeq && deliveredSeq === member.deliveredSeq) return member;
  return { ...member, readSeq, deliveredSeq };
}

function raiseMember(conversation: Conversation, { user, ...to }: Member): Conversation {
  const members = conversation.members.map((one) => (one.user === user ? raise(one, to) : one));
  const same = members.every((member, i) => member === conversation.members[i]);
  return same ? conversation : { ...conversation, members };
}

/** Merges by the larger number, so that an answer that comes late takes nothing back. */
function merge(mine: Conversation | undefined, received: Conversation): Conversation {
  if (!mine) return received;
  const newest = received.head >= mine.head ? received : mine;
  const { muted, pinned, archived, draft, rev } = received.rev >= mine.rev ? received : mine;
  const settled = { ...newest, muted, pinned, archived, draft, rev };
  return (newest === mine ? received : mine).members.reduce(raiseMember, settled);
}

export const conversations = reducer<Conversations>(
  {},
  on(conversationReceived, (state, one) => put(state, one.id, merge(state[one.id], one))),
  on(conversationReplaced, (state, one) => put(state, one.id, one)),
  on(pointersRaised, (state, { conversation: id, ...member }) => {
    const conversation = state[id];
    return conversation ? put(state, id, raiseMember(conversation, member)) : state;
  }),
  on(conversationsGone, without),
);

export const conversationFrames: FrameTable = {
  conversation: (frame) => {
    const received = boolean(frame['complete']) ? conversationReceived : conversationReplaced;
    return [received(parseConversation(frame['conversation']))];
  },
  pointers: (frame) => [
    pointersRaised({
      conversation: string(frame['conversation']),
      user: string(frame['user']),
      readSeq: integer(frame['readSeq']),
      deliveredSeq: integer(frame['deliveredSeq']),
    }),
  ],
  synced: (frame) => [conversationsGone(array(string)(frame['gone']))],
};
