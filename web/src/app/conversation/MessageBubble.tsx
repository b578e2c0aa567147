import { Bubble } from '../../features/messages/Bubble';
import type { Place } from '../../features/messages/layout';
import { sendDiscarded, sendRetried } from '../../features/messages/messageActions';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import type { MessageView } from '../messageViews';

interface MessageBubbleProps {
  message: MessageView;
  /** The other person's name. */
  author: string;
  place: Place;
}

export function MessageBubble({ message, author, place }: MessageBubbleProps) {
  const dispatch = useDispatch();
  const { clientId, mine, status, problem } = message;
  const failed = status === 'failed' && clientId !== null;
  return (
    <Bubble
      body={message.body}
      sentAt={message.sentAt}
      author={mine ? t('message.you') : author}
      deleted={message.deleted}
      delivery={mine && status !== 'received' ? status : undefined}
      mine={mine}
      first={place.first}
      last={place.last}
      problem={failed && problem ? problemText(problem) : undefined}
      onRetry={failed ? () => dispatch(sendRetried({ clientId })) : undefined}
      onDiscard={failed ? () => dispatch(sendDiscarded({ clientId })) : undefined}
    />
  );
}
