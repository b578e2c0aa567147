import { memo, useCallback, useMemo } from 'react';
import { LogSkeleton } from '../../features/messages/LogSkeleton';
import { conversationOpened, messageComposed, olderWanted } from '../../features/messages/messageActions';
import { MessageLog } from '../../features/messages/MessageLog';
import type { Older } from '../../features/messages/OlderMessages';
import { SayHi } from '../../features/messages/SayHi';
import { selectMe } from '../../features/people/me';
import { readUpTo } from '../../features/receipts/receipts';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { FailedState } from '../../shared/ui/FailedState';
import { selectHistory, useFirstUnread, useMessageViews } from '../messageViews';
import { Announcer } from './Announcer';
import { MessageBubble } from './MessageBubble';

interface MessageWallProps {
  conversation: string;
  /** The other person's name. */
  name: string;
  canSend: boolean;
  now: number;
}

interface History {
  status: 'idle' | 'pending' | 'failed';
  older: boolean;
}

function olderState({ status, older }: History): Older {
  if (!older) return 'none';
  if (status === 'pending') return 'loading';
  return status === 'failed' ? 'failed' : 'more';
}

/** Drawn apart from the composer, so that a key press does not touch it. */
export const MessageWall = memo(function MessageWall(props: MessageWallProps) {
  const { conversation, name, canSend, now } = props;
  const me = useSelector(selectMe)?.id ?? '';
  const history = useSelector(useMemo(() => selectHistory(conversation), [conversation]));
  const messages = useMessageViews(conversation);
  const byKey = useMemo(() => new Map(messages.map((one) => [one.key, one])), [messages]);
  const bySeq = useMemo(() => new Map(messages.map((one) => [one.seq, one])), [messages]);
  const firstUnread = useFirstUnread(conversation);
  const dispatch = useDispatch();
  const onSeen = useCallback(
    (seq: number) => dispatch(readUpTo({ conversation, seq })),
    [dispatch, conversation],
  );

  if (!history.loaded && history.status === 'failed') {
    return (
      <div className="grid grow place-content-center">
        <FailedState
          text={t('messages.failed')}
          onRetry={() => dispatch(conversationOpened({ conversation }))}
        />
      </div>
    );
  }
  if (!history.loaded) return <LogSkeleton />;
  if (messages.length === 0) {
    const wave = () => dispatch(messageComposed(conversation, '👋'));
    return <SayHi name={name} onWave={canSend ? wave : undefined} />;
  }
  return (
    <>
      <MessageLog
        messages={messages}
        me={me}
        firstUnread={firstUnread}
        now={now}
        older={olderState(history)}
        onOlder={() => dispatch(olderWanted({ conversation }))}
        onSeen={onSeen}
        bubble={(place) => {
          const message = byKey.get(place.key);
          return (
            message && (
              <MessageBubble
                conversation={conversation}
                message={message}
                answered={message.replyTo === null ? undefined : bySeq.get(message.replyTo)}
                author={name}
                place={place}
                canSend={canSend}
              />
            )
          );
        }}
      />
      <Announcer messages={messages} name={name} />
    </>
  );
});
