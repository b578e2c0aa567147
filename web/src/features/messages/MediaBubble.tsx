import type { ReactNode } from 'react';
import { classes } from '../../shared/ui/classes';
import type { BubbleProps } from './Bubble';
import { BubbleGround } from './BubbleGround';
import { BubbleMeta } from './BubbleMeta';
import { MessageText } from './MessageText';
import { Quote } from './Quote';

/** What came with a message, as its bubble has to know it. */
export interface BubbleMedia {
  /** Pixels, where the column has them. */
  width: number;
  /** It ends with a picture, on which the time may stand. */
  picture: boolean;
  shown: ReactNode;
}

/** Pictures from edge to edge, and below them what was written of them. */
export function MediaBubble(props: BubbleProps & { media: BubbleMedia }) {
  const { media, mine, body, tabbable } = props;
  const onPicture = media.picture && body === '';
  return (
    <BubbleGround
      mine={mine}
      first={props.first}
      width={media.width}
      className="relative isolate overflow-hidden"
    >
      {props.reply && (
        <div className="px-1.5 pt-1.5">
          <Quote quoted={props.quoted} mine={mine} tabbable={tabbable} onJump={props.onQuote} />
        </div>
      )}
      {media.shown}
      <div
        className={classes(
          !onPicture && 'flow-root px-3 pb-1.5',
          body !== '' ? 'pt-1.5' : !onPicture && '-mt-2',
        )}
      >
        {body !== '' && <MessageText body={body} tabbable={tabbable} />}
        <BubbleMeta
          {...props}
          className={
            onPicture
              ? 'absolute end-1.5 bottom-1.5 rounded-full bg-veil px-2 py-0.5 text-on-fill'
              : classes('relative top-1 float-end ms-3', mine ? 'text-mine-meta' : 'text-muted')
          }
          readClass={onPicture ? 'text-veil-read' : 'text-mine-read'}
        />
      </div>
    </BubbleGround>
  );
}
