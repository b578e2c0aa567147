import type { Log } from '../../features/messages/log';
import type { Receipt } from '../../features/receipts/receipts';
import type { RootState } from '../rootReducer';

/** The latest message that somebody else wrote, not above `upTo`; 0 if none is here. */
function latestByOthers(log: Log, me: string, upTo = Infinity): number {
  for (let i = log.messages.length - 1; i >= 0; i -= 1) {
    const message = log.messages[i];
    if (message && message.author !== me && message.seq <= upTo) return message.seq;
  }
  return log.last && log.last.author !== me && log.last.seq <= upTo ? log.last.seq : 0;
}

/** Where `reached` says more than the server knows of me by its `pointer`. */
function higher(
  { conversations, logs, me }: RootState,
  pointer: 'readSeq' | 'deliveredSeq',
  reached: (conversation: string, log: Log, me: string) => number,
): Receipt[] {
  if (!me) return [];
  return Object.values(conversations).flatMap(({ id, members }) => {
    const mine = members.find(({ user }) => user === me.id);
    const log = logs[id];
    const seq = mine && log ? reached(id, log, me.id) : 0;
    return mine && seq > mine[pointer] ? [{ conversation: id, seq }] : [];
  });
}

export function receivedAbove(state: RootState): Receipt[] {
  return higher(state, 'deliveredSeq', (_, log, me) => latestByOthers(log, me));
}

export function readAbove(state: RootState): Receipt[] {
  return higher(state, 'readSeq', (id, log, me) => {
    const upTo = state.receipts[id];
    return upTo === undefined ? 0 : latestByOthers(log, me, upTo);
  });
}
