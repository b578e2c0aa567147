import type { Member } from '../features/conversations/conversation';
import type { Outgoing } from '../features/messages/outbox';

/** How far a message of mine has come; `received` is one of somebody else's. */
export type SendStatus = 'waiting' | 'sent' | 'delivered' | 'read' | 'failed' | 'received';

/** How far my messages have come, by how far everybody else has. */
export function statuses(members: readonly Member[], me: string): (seq: number) => SendStatus {
  const others = members.filter(({ user }) => user !== me);
  if (others.length === 0) return () => 'sent';
  const read = Math.min(...others.map(({ readSeq }) => readSeq));
  const delivered = Math.min(...others.map(({ deliveredSeq }) => deliveredSeq));
  return (seq) => (seq <= read ? 'read' : seq <= delivered ? 'delivered' : 'sent');
}

export function statusOf(seq: number, members: readonly Member[], me: string): SendStatus {
  return statuses(members, me)(seq);
}

/** Of a message whose entry has not come yet. */
export function outgoingStatus({ status }: Outgoing): SendStatus {
  return status === 'stored' ? 'sent' : status;
}
