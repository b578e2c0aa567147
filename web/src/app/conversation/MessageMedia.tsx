import { lazy, Suspense, useState } from 'react';
import { MediaRoom } from '../../features/media/MediaRoom';
import { selectPreparations } from '../../features/media/preparations';
import { heightOf, shapeOf } from '../../features/media/shape';
import type { Shape } from '../../features/media/shape';
import { useSelector } from '../../shared/hooks/useSelector';
import type { Attachment } from '../../shared/media/attachment';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import type { MessageView } from '../messageViews';

const Attachments = lazy(async () => {
  const { Attachments: Shown } = await import('../../features/media/Attachments');
  return { default: Shown };
});

const SendingMedia = lazy(async () => {
  const { SendingMedia: Shown } = await import('../sending/sendingParts');
  return { default: Shown };
});

/** Where words stand beside nothing: the list of conversations has a column of its own there. */
const WIDE = 768;
/** As much of the column as a bubble may take. */
const SHARE = 0.82;
const MARGINS = 24;

/** How high what came with a message will be, as far as can be told before it is drawn. */
export function mediaHeight(message: MessageView | undefined): number {
  if (!message || message.attachments.length === 0) return 0;
  const { attachments, body } = message;
  const { innerWidth } = window;
  const available = innerWidth < WIDE ? SHARE * (innerWidth - MARGINS) : Infinity;
  return heightOf(shapeOf(attachments, body !== ''), available);
}

/**
 * The shape of what came with a message. It is held while the message is on the screen: what is being
 * prepared may turn out to have another one, and nothing moves for that.
 */
export function useShape({ attachments, body }: MessageView): Shape | undefined {
  const captioned = body !== '';
  const key = `${captioned} ${attachments.map(({ id }) => id).join(' ')}`;
  const [held, hold] = useState<{ key: string; shape: Shape | undefined }>();
  if (held?.key === key) return held.shape;
  const shape = attachments.length > 0 ? shapeOf(attachments, captioned) : undefined;
  hold({ key, shape });
  return shape;
}

interface MessageMediaProps {
  shape: Shape;
  attachments: readonly Attachment[];
  /** The message in the outbox that they are on their way with. */
  sending: string | undefined;
  mine: boolean;
  tabbable: boolean;
  /** Shows one of the pictures and films by itself. */
  onOpen(id: string): void;
}

/** What came with a message. What it takes to show that is loaded with the first of its kind. */
export function MessageMedia({ shape, sending, ...props }: MessageMediaProps) {
  const preparations = useSelector(selectPreparations);
  return (
    <ErrorBoundary retry="reload">
      <Suspense fallback={<MediaRoom shape={shape} />}>
        {sending === undefined ? (
          <Attachments shape={shape} preparations={preparations} {...props} />
        ) : (
          <SendingMedia shape={shape} clientId={sending} {...props} />
        )}
      </Suspense>
    </ErrorBoundary>
  );
}
