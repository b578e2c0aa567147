import { useMemo } from 'react';
import { selectHeardAt } from '../../features/conversations/heard';
import { MessageInfo } from '../../features/messages/MessageInfo';
import { useSelector } from '../../shared/hooks/useSelector';
import { shallowEqual } from '../../shared/lib/shallowEqual';
import type { MessageView } from '../messageViews';

interface MessageFactsProps {
  conversation: string;
  /** The other person's name; absent where I write to myself. */
  other: string | undefined;
  message: MessageView;
  seq: number;
  onClose(): void;
}

/** What this client knows of a message. */
export function MessageFacts({ conversation, other, message, seq, onClose }: MessageFactsProps) {
  const { mine, status, sentAt, editedAt } = message;
  const select = useMemo(
    () => selectHeardAt(conversation, seq, sentAt),
    [conversation, seq, sentAt],
  );
  const { deliveredAt, readAt } = useSelector(select, shallowEqual);
  const reached = mine && other !== undefined && {
    name: other,
    delivered: status === 'delivered' || status === 'read',
    deliveredAt,
    read: status === 'read',
    readAt,
  };
  return (
    <MessageInfo
      sentAt={sentAt}
      editedAt={editedAt}
      reached={reached || undefined}
      onClose={onClose}
    />
  );
}
