import { useState } from 'react';
import { intended } from '../../features/messages/intents';
import type { Intent } from '../../features/messages/intents';
import { messageChanged } from '../../features/messages/messageActions';
import { MessageMenu } from '../../features/messages/MessageMenu';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { t } from '../../shared/i18n/translate';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import type { Spot } from '../../shared/ui/Menu';
import { useToast } from '../../shared/ui/Toasts';
import type { MessageView } from '../messageViews';

interface MessageActionsProps {
  conversation: string;
  message: MessageView;
  seq: number;
  canSend: boolean;
  at: Spot;
  /** All is said and done. */
  onClose(): void;
}

/** The menu of one message, and the question before it is deleted. */
export function MessageActions(props: MessageActionsProps) {
  const { conversation, message, seq, canSend, onClose } = props;
  const { mine, body } = message;
  const [asking, setAsking] = useState(false);
  const dispatch = useDispatch();
  const toast = useToast();

  function react(emoji: string, on: boolean): void {
    dispatch(messageChanged(conversation, seq, { type: 'react', emoji, on }));
  }

  async function copy(): Promise<void> {
    onClose();
    await navigator.clipboard.writeText(body);
    toast({ text: t('message.copied') });
  }

  if (asking) {
    return (
      <ConfirmDialog
        title={t('message.deleteTitle')}
        confirm={t('message.deleteConfirm')}
        onConfirm={() => {
          dispatch(messageChanged(conversation, seq, { type: 'delete' }));
          onClose();
        }}
        onClose={onClose}
      >
        {t('message.deleteText')}
      </ConfirmDialog>
    );
  }

  function intend(intent: Intent): void {
    dispatch(intended({ conversation, intent }));
    onClose();
  }

  return (
    <MessageMenu
      at={props.at}
      mine={message.reactions.flatMap(({ emoji, mine: set }) => (set ? [emoji] : []))}
      onClose={onClose}
      onReact={canSend ? react : undefined}
      onReply={canSend ? () => intend({ kind: 'reply', target: seq }) : undefined}
      onCopy={'clipboard' in navigator ? () => void copy() : undefined}
      onEdit={
        canSend && mine ? () => intend({ kind: 'edit', target: seq, text: body }) : undefined
      }
      onDelete={mine ? () => setAsking(true) : undefined}
    />
  );
}
