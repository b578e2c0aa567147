import type { Conversation } from '../../src/features/conversations/conversation';
import type { Entry } from '../../src/features/messages/entry';
import type { Message } from '../../src/features/messages/message';
import type { User } from '../../src/features/people/user';

function card(id: string, displayName: string): User {
  return { id, username: id, displayName, avatar: null, rev: 1 };
}

export const ada = card('ada', 'Ada Lovelace');
export const grace = card('grace', 'Grace Hopper');
export const linus = card('linus', 'Linus');

/** The conversation that most tests are about: ada is me, grace the other one. */
export const talk = 'talk';

export function message(seq: number, author: User, change: Partial<Message> = {}): Message {
  return {
    conversation: talk,
    seq,
    id: `m${seq}`,
    author: author.id,
    clientId: `c${seq}`,
    sentAt: 1_795_165_200_000 + seq,
    body: `message ${seq}`,
    attachments: [],
    reactions: [],
    replyTo: null,
    editedAt: null,
    deletedAt: null,
    rev: 1,
    ...change,
  };
}

/** The entry of a new message. */
export function said(seq: number, author: User, change: Partial<Message> = {}): Entry {
  return { conversation: talk, seq, id: `m${seq}`, message: message(seq, author, change) };
}

/** The entry of a change to an earlier message. */
export function changed(seq: number, target: Message): Entry {
  return { conversation: talk, seq, id: `e${seq}`, message: target };
}

export function conversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: talk,
    kind: 'direct',
    members: [
      { user: ada.id, readSeq: 0, deliveredSeq: 0 },
      { user: grace.id, readSeq: 0, deliveredSeq: 0 },
    ],
    head: 0,
    headId: null,
    unread: 0,
    muted: false,
    pinned: false,
    archived: false,
    draft: null,
    rev: 0,
    updatedAt: 1_795_165_200_000,
    ...change,
  };
}
