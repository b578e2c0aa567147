import type { Conversation } from '../features/conversations/conversation';
import { indexOf } from '../features/messages/log';
import type { Log } from '../features/messages/log';

const MOST = 100;

/** How many live messages by others stand above `seq` in what is held of the log. */
function countAbove(log: Log, seq: number, me: string): number {
  let count = 0;
  for (let i = indexOf(log.messages, seq + 1); i < log.messages.length; i += 1) {
    const message = log.messages[i];
    if (message && message.author !== me && message.deletedAt === null) count += 1;
  }
  return count;
}

/** How far I have read, as the server knows it or as this device does. */
export function readSeqOf({ members }: Conversation, me: string, readHere: number): number {
  const mine = members.find(({ user }) => user === me);
  return Math.max(mine?.readSeq ?? 0, readHere);
}

/**
 * What others wrote above `readSeq`. Counted in my own copy where that reaches down to there;
 * otherwise the server's count goes on with what came since.
 */
export function unreadIn(
  conversation: Conversation,
  log: Log,
  me: string,
  readSeq: number,
): number {
  if (readSeq >= log.seq) return 0;
  if (log.from <= readSeq + 1) return Math.min(MOST, countAbove(log, readSeq, me));
  const since = countAbove(log, Math.max(conversation.head, readSeq), me);
  return Math.min(MOST, conversation.unread + since, log.seq - readSeq);
}
