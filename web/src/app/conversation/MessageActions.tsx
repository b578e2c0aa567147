import { lazy, Suspense, useState } from 'react';
import { EmojiChooser } from '../../features/messages/EmojiChooser';
import { intended } from '../../features/messages/intents';
import type { Intent } from '../../features/messages/intents';
import { messageChanged } from '../../features/messages/messageActions';
import type { MessageChange } from '../../features/messages/messageActions';
import { MessageMenu } from '../../features/messages/MessageMenu';
import { selectUser } from '../../features/people/cards';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import type { Spot } from '../../shared/ui/Popup';
import type { MessageView } from '../messageViews';
import { MessageFacts } from './MessageFacts';
import { useCopying } from './useCopying';

const ReportDialog = lazy(async () => ({
  default: (await import('../reports/ReportDialog')).ReportDialog,
}));

interface MessageActionsProps {
  conversation: string;
  /** The other person's name; absent where I write to myself. */
  other: string | undefined;
  message: MessageView;
  seq: number;
  canSend: boolean;
  at: Spot;
  /** All is said and done. */
  onClose(): void;
}

/** What can be done with one message: a menu, and what opens from it. */
export function MessageActions(props: MessageActionsProps) {
  const { conversation, message, seq, canSend, at, onClose } = props;
  const { mine, body } = message;
  const [step, setStep] = useState<'menu' | 'reacting' | 'info' | 'reporting' | 'deleting'>('menu');
  const author = useSelector(selectUser(message.author));
  const dispatch = useDispatch();
  const copy = useCopying(t('message.copied'));
  const set = message.reactions.flatMap((one) => (one.mine ? [one.emoji] : []));

  function change(to: MessageChange): void {
    dispatch(messageChanged(conversation, seq, to));
    onClose();
  }

  function intend(intent: Intent): void {
    dispatch(intended({ conversation, intent }));
    onClose();
  }

  function copyBody(): void {
    onClose();
    void copy?.(body);
  }

  if (step === 'reporting' && author) {
    const attachments = message.attachments.map(({ name }) => name);
    return (
      <Suspense fallback={null}>
        <ReportDialog
          user={author}
          message={{ conversation, seq, body, attachments }}
          onClose={onClose}
        />
      </Suspense>
    );
  }
  switch (step) {
    case 'deleting':
      return (
        <ConfirmDialog
          title={t('message.deleteTitle')}
          confirm={t('message.deleteConfirm')}
          onConfirm={() => change({ type: 'delete' })}
          onClose={onClose}
        >
          {t('message.deleteText')}
        </ConfirmDialog>
      );
    case 'reacting':
      return (
        <EmojiChooser
          at={at}
          onPick={(emoji) => change({ type: 'react', emoji, on: !set.includes(emoji) })}
          onClose={onClose}
        />
      );
    case 'info':
      return (
        <MessageFacts
          conversation={conversation}
          other={props.other}
          message={message}
          seq={seq}
          onClose={onClose}
        />
      );
    default:
      return (
        <MessageMenu
          at={at}
          mine={set}
          onClose={onClose}
          onReact={canSend ? (emoji, on) => change({ type: 'react', emoji, on }) : undefined}
          onReactMore={() => setStep('reacting')}
          onReply={canSend ? () => intend({ kind: 'reply', target: seq }) : undefined}
          onCopy={copy && body !== '' ? copyBody : undefined}
          onEdit={
            canSend && mine ? () => intend({ kind: 'edit', target: seq, text: body }) : undefined
          }
          onInfo={() => setStep('info')}
          onReport={mine || !author || author.deleted ? undefined : () => setStep('reporting')}
          onDelete={mine ? () => setStep('deleting') : undefined}
        />
      );
  }
}
