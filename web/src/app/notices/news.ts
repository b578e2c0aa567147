import { selectIsMuted } from '../../features/conversations/wishes';
import { indexOf } from '../../features/messages/log';
import type { Message } from '../../features/messages/message';
import { selectReadHere } from '../../features/receipts/receipts';
import { selectUnreadTotal } from '../conversationViews';
import type { RootState } from '../rootReducer';
import { readSeqOf } from '../unread';

function isOnline({ connection }: RootState): boolean {
  return connection.status === 'online';
}

/** How far I have read, wherever it was. */
export function readSeqIn(state: RootState, conversation: string): number {
  const known = state.conversations[conversation];
  if (!known || !state.me) return 0;
  return readSeqOf(known, state.me.id, selectReadHere(conversation)(state));
}

function isShown(id: string, state: RootState): boolean {
  return state.conversations[id]?.kind === 'direct' && !selectIsMuted(id)(state);
}

function newIn(id: string, before: RootState, after: RootState): Message[] {
  const log = after.logs[id];
  if (!log || log === before.logs[id] || !isShown(id, after)) return [];
  const known = Math.max(before.logs[id]?.seq ?? 0, readSeqIn(after, id));
  return log.messages
    .slice(indexOf(log.messages, known + 1))
    .filter(({ author, deletedAt }) => author !== after.me?.id && deletedAt === null);
}

/**
 * What others have written between two states of one connection, and I have not read. What came
 * with a comparison is older than the connection, and counts as caught up.
 */
export function freshMessages(before: RootState, after: RootState): readonly Message[] {
  if (before.logs === after.logs || !isOnline(before) || !isOnline(after)) return [];
  return Object.keys(after.logs).flatMap((id) => newIn(id, before, after));
}

export interface CatchUp {
  /** How many unread messages a comparison has brought, in the step from `before` to `after`. */
  caughtUp(before: RootState, after: RootState): number;
}

/** Remembers what was unread when the connection was lost; a page that begins has lost nothing. */
export function createCatchUp(): CatchUp {
  let unreadBefore: number | undefined;
  return {
    caughtUp(before, after) {
      if (isOnline(before) === isOnline(after)) return 0;
      if (!isOnline(after)) {
        unreadBefore = selectUnreadTotal(before);
        return 0;
      }
      const rest = selectUnreadTotal(after) - (unreadBefore ?? Infinity);
      return Math.max(0, rest);
    },
  };
}
