import type { Message, Reaction } from './message';
import type { MessageChange } from './messageActions';
import type { OutgoingChange } from './outbox';

function reacted(reactions: readonly Reaction[], emoji: string, me: string, set: boolean) {
  const users = reactions.find((one) => one.emoji === emoji)?.users ?? [];
  if (users.includes(me) === set) return reactions;
  if (users.length === 0) return [...reactions, { emoji, users: [me] }];
  const changed = set ? [...users, me] : users.filter((user) => user !== me);
  return reactions
    .map((one) => (one.emoji === emoji ? { emoji, users: changed } : one))
    .filter((one) => one.users.length > 0);
}

function apply(message: Message, change: MessageChange, at: number, me: string): Message {
  switch (change.type) {
    case 'edit':
      return { ...message, body: change.body, editedAt: at };
    case 'delete':
      return {
        ...message, body: '', attachments: [], reactions: [], replyTo: null, deletedAt: at,
      };
    case 'react':
      return { ...message, reactions: reacted(message.reactions, change.emoji, me, change.on) };
  }
}

/** A message as it will be once my changes that wait are through; a tombstone stays one. */
export function amended(message: Message, changes: readonly OutgoingChange[], me: string): Message {
  return changes.reduce(
    (state, { target, status, change, composedAt }) =>
      target !== message.seq || status === 'failed' || state.deletedAt !== null
        ? state
        : apply(state, change, composedAt, me),
    message,
  );
}
