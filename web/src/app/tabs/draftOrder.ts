import type { AnyAction } from 'redux';
import { draftChanged } from '../../features/messages/drafts';
import type { Clock } from '../../shared/lib/clock';

/** What is typed in two tabs at once: the later words stay, whichever are heard of last. */
export interface DraftOrder {
  /** What is typed here is told with its time, which is never before that of what is known. */
  stamped(event: AnyAction): AnyAction;
  /** Whether nothing later is known; only drafts are ever too late. */
  inTime(event: AnyAction): boolean;
}

export function createDraftOrder(clock: Clock): DraftOrder {
  const latest = new Map<string, number>();
  const known = (conversation: string) => latest.get(conversation) ?? 0;

  return {
    stamped(event) {
      if (!draftChanged.match(event)) return event;
      const { conversation } = event.payload;
      const stamp = stampOf(event) ?? Math.max(clock.now(), known(conversation) + 1);
      latest.set(conversation, Math.max(stamp, known(conversation)));
      return { ...event, stamp };
    },
    inTime(event) {
      if (!draftChanged.match(event)) return true;
      const { conversation } = event.payload;
      const stamp = stampOf(event) ?? 0;
      if (stamp < known(conversation)) return false;
      latest.set(conversation, stamp);
      return true;
    },
  };
}

function stampOf(event: AnyAction): number | undefined {
  const stamp: unknown = event['stamp'];
  return typeof stamp === 'number' ? stamp : undefined;
}
