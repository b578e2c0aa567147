import type { Conversation } from './conversation';

/**
 * The sum of everything in a conversation that only ever rises besides its log. With equal `seq`
 * and `id`, an equal version means an equal state. `cardRev` is the `rev` of a member's card.
 */
export function conversationVersion(
  { rev, members }: Conversation,
  cardRev: (user: string) => number,
): number {
  return members.reduce(
    (sum, { user, readSeq, deliveredSeq }) => sum + readSeq + deliveredSeq + cardRev(user),
    rev,
  );
}
