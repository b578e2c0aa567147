import type { Member } from '../features/conversations/conversation';
import type { Outgoing } from '../features/messages/outbox';

/** How far a message of mine has come; `received` is one of somebody else's. */
export type SendStatus = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed' | 'received';

/** By how far everybody else has come. */
export function statusOf(seq: number, members: readonly Member[], me: string): SendStatus {
  const others = members.filter(({ user }) => user !== me);
  if (others.length === 0) return 'sent';
  if (others.every(({ readSeq }) => readSeq >= seq)) return 'read';
  return others.every(({ deliveredSeq }) => deliveredSeq >= seq) ? 'delivered' : 'sent';
}

/** Of a message whose entry has not come yet. */
export function outgoingStatus({ status }: Outgoing): SendStatus {
  return status === 'stored' ? 'sent' : status;
}
