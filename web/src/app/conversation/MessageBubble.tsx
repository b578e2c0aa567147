import { useCallback, useState } from 'react';
import { Bubble } from '../../features/messages/Bubble';
import type { Place } from '../../features/messages/layout';
import { messageChanged, sendDiscarded, sendRetried } from '../../features/messages/messageActions';
import type { Quoted } from '../../features/messages/Quote';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import type { Spot } from '../../shared/ui/Menu';
import type { MessageView } from '../messageViews';
import { MessageActions } from './MessageActions';

interface MessageBubbleProps {
  conversation: string;
  message: MessageView;
  /** The message that this one answers, if it is loaded. */
  answered: MessageView | undefined;
  /** The other person's name. */
  author: string;
  place: Place;
  canSend: boolean;
}

function quoted(message: MessageView, author: string): Quoted | undefined {
  const { seq, body, deleted, mine } = message;
  if (seq === null) return undefined;
  return { seq, author: mine ? t('message.me') : author, body, deleted };
}

/** What has not reached the server, and why. */
function troubleOf({ status, problem, refused }: MessageView): string | undefined {
  const told = (title: string, why: typeof problem) =>
    [title, why && problemText(why)].filter(Boolean).join(' ');
  if (status === 'failed') return told(t('message.notSent'), problem);
  return refused && told(t('message.notChanged'), refused.problem);
}

export function MessageBubble(props: MessageBubbleProps) {
  const { conversation, message, answered, author, place, canSend } = props;
  const dispatch = useDispatch();
  const [menu, setMenu] = useState<Spot>();
  const { clientId, mine, status, seq, deleted, refused } = message;
  const trouble = troubleOf(message);
  const troubled = trouble !== undefined;
  const failed = refused?.clientId ?? clientId;

  const onReact = useCallback(
    (emoji: string, on: boolean) => {
      if (seq !== null) dispatch(messageChanged(conversation, seq, { type: 'react', emoji, on }));
    },
    [dispatch, conversation, seq],
  );

  return (
    <>
      <Bubble
        seq={seq}
        body={message.body}
        sentAt={message.sentAt}
        author={mine ? t('message.you') : author}
        deleted={deleted}
        edited={message.edited}
        reply={message.replyTo !== null}
        quoted={answered && quoted(answered, author)}
        reactions={message.reactions}
        onReact={canSend ? onReact : undefined}
        onMenu={seq !== null && !deleted ? setMenu : undefined}
        delivery={mine && status !== 'received' ? status : undefined}
        mine={mine}
        first={place.first}
        last={place.last}
        trouble={trouble}
        onRetry={troubled ? () => dispatch(sendRetried({ clientId: failed })) : undefined}
        onDiscard={troubled ? () => dispatch(sendDiscarded({ clientId: failed })) : undefined}
      />
      {menu && seq !== null && (
        <MessageActions
          conversation={conversation}
          message={message}
          seq={seq}
          canSend={canSend}
          at={menu}
          onReact={onReact}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}
