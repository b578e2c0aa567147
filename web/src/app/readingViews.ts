import { useMemo, useState } from 'react';
import { indexOf } from '../features/messages/log';
import { selectReadHere } from '../features/receipts/receipts';
import { useSelector } from '../shared/hooks/useSelector';
import type { RootState } from './rootReducer';
import { readSeqOf } from './unread';

/** The first message by somebody else that I have not read; `null` before the messages are here. */
const selectFirstUnread =
  (id: string) =>
  (state: RootState): number | undefined | null => {
    const conversation = state.conversations[id];
    const log = state.logs[id];
    const { me } = state;
    if (!conversation || !log?.paged || !me) return null;
    const readSeq = readSeqOf(conversation, me.id, selectReadHere(id)(state));
    const above = log.messages.slice(indexOf(log.messages, readSeq + 1));
    return above.find(({ author }) => author !== me.id)?.seq;
  };

/** The first unread message as it was when the conversation was opened and its messages came. */
export function useFirstUnread(conversationId: string): number | undefined {
  const select = useMemo(() => selectFirstUnread(conversationId), [conversationId]);
  const now = useSelector(select);
  const [opened, open] = useState<{ conversationId: string; seq: number | undefined }>();
  if (opened?.conversationId === conversationId) return opened.seq;
  if (now === null) return undefined;
  open({ conversationId, seq: now });
  return now;
}

export interface HistoryView {
  status: 'idle' | 'pending' | 'failed';
  /** Whether there is more than what is here. */
  older: boolean;
  /** Whether the newest page is here. */
  loaded: boolean;
}

/** A new object each time: select it with `shallowEqual`. */
export const selectHistory =
  (id: string) =>
  ({ history, logs }: RootState): HistoryView => ({
    status: history[id] ?? 'idle',
    older: logs[id]?.older ?? true,
    loaded: logs[id]?.paged ?? false,
  });
