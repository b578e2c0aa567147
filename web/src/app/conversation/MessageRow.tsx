import { memo, useCallback } from 'react';
import { Bubble } from '../../features/messages/Bubble';
import { intended } from '../../features/messages/intents';
import { messageChanged, sendDiscarded, sendRetried } from '../../features/messages/messageActions';
import type { RowPlace } from '../../features/messages/MessageDays';
import type { Quoted } from '../../features/messages/Quote';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import type { Spot } from '../../shared/ui/Popup';
import type { MessageView } from '../messageViews';
import { wordsOf } from '../messageWords';
import { MessageMedia, useShape } from './MessageMedia';

interface MessageRowProps extends RowPlace {
  conversation: string;
  message: MessageView;
  /** The message that this one answers, if it is loaded. */
  answered: MessageView | undefined;
  /** The other person's name. */
  author: string;
  canSend: boolean;
  onMenu(key: string, at: Spot): void;
  onSeek(seq: number): void;
  onView(media: string): void;
}

function quoted(message: MessageView, author: string): Quoted | undefined {
  const { seq, attachments, deleted, mine } = message;
  if (seq === null) return undefined;
  const picture = attachments.find(({ urls }) => urls.thumb)?.urls.thumb;
  return { author: mine ? t('message.me') : author, body: wordsOf(message), picture, deleted };
}

/** What has not reached the server, and why. */
function troubleOf({ status, problem, refused, uploads }: MessageView): string | undefined {
  const told = (title: string, why: typeof problem) =>
    [title, why && problemText(why)].filter(Boolean).join(' ');
  // A file that was refused says why beside it.
  const why = uploads === 'refused' ? undefined : problem;
  if (status === 'failed') return told(t('message.notSent'), why);
  return refused && told(t('notChanged'), refused.problem);
}

/** What failed says by itself what can be done. */
function hasActions({ seq, status, deleted }: MessageView): boolean {
  return seq === null ? status === 'waiting' : !deleted;
}

/** A message in the log. It is drawn again only when something about it has changed. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { conversation, message, answered, author, canSend, onMenu, onSeek, onView, ...place } = props;
  const dispatch = useDispatch();
  const { key, clientId, mine, status, seq, deleted, refused, replyTo } = message;
  const shape = useShape(message);
  const trouble = troubleOf(message);
  const troubled = trouble !== undefined;
  const failed = refused?.clientId ?? clientId;

  const react = useCallback(
    (emoji: string, on: boolean) => {
      if (seq !== null) dispatch(messageChanged(conversation, seq, { type: 'react', emoji, on }));
    },
    [dispatch, conversation, seq],
  );

  return (
    <Bubble
      {...place}
      body={message.body}
      media={
        shape && {
          width: shape.width,
          picture: shape.rows === 0,
          shown: (
            <MessageMedia
              shape={shape}
              attachments={message.attachments}
              sending={message.uploads && clientId}
              mine={mine}
              tabbable={place.tabbable}
              onOpen={onView}
            />
          ),
        }
      }
      sentAt={message.sentAt}
      author={mine ? t('message.you') : author}
      deleted={deleted}
      edited={message.editedAt !== null}
      reply={replyTo !== null}
      quoted={answered && quoted(answered, author)}
      onQuote={() => replyTo !== null && onSeek(replyTo)}
      reactions={message.reactions}
      onReact={canSend ? react : undefined}
      onMenu={hasActions(message) ? (at) => onMenu(key, at) : undefined}
      onReply={
        canSend && seq !== null && !deleted
          ? () => dispatch(intended({ conversation, intent: { kind: 'reply', target: seq } }))
          : undefined
      }
      delivery={mine && status !== 'received' ? status : undefined}
      mine={mine}
      trouble={trouble}
      onRetry={troubled ? () => dispatch(sendRetried({ clientId: failed })) : undefined}
      onDiscard={troubled ? () => dispatch(sendDiscarded({ clientId: failed })) : undefined}
    />
  );
});
