import { useMemo } from 'react';
import { isSeen } from '../../features/media/shape';
import { Viewer } from '../../features/media/viewer/Viewer';
import type { ViewedItem } from '../../features/media/viewer/viewing';
import type { Older } from '../../features/messages/OlderMessages';
import { t } from '../../shared/i18n/translate';
import type { MessageView } from '../messageViews';

interface MessageViewerProps {
  messages: readonly MessageView[];
  /** The other person's name. */
  name: string;
  /** The attachment to begin with. */
  start: string;
  older: Older;
  onOlder(): void;
  onClose(): void;
}

function itemsOf({ attachments, body, mine, sentAt }: MessageView, name: string): ViewedItem[] {
  const seen = attachments.filter(isSeen);
  return seen.flatMap((media, index) =>
    media.state === 'ready'
      ? {
          media,
          name: mine ? t('message.me') : name,
          sentAt,
          caption: body,
          position: index + 1,
          count: seen.length,
        }
      : [],
  );
}

/** The pictures and films of a conversation by themselves; loaded when the first of them is opened. */
export function MessageViewer({ messages, name, ...props }: MessageViewerProps) {
  const items = useMemo(
    () => messages.flatMap((message) => itemsOf(message, name)),
    [messages, name],
  );
  return <Viewer items={items} {...props} />;
}
