import type { ReactNode } from 'react';
import { classes } from '../../shared/ui/classes';

interface BubbleGroundProps {
  mine: boolean;
  /** It begins a group. */
  first: boolean;
  /** Pixels, as far as the column has them; as wide as its content without it. */
  width?: number;
  className: string | false;
  children: ReactNode;
}

/** What the words of a message stand on: its colour and its corners say whose they are. */
export function BubbleGround({ mine, first, width, className, children }: BubbleGroundProps) {
  return (
    <div
      style={width === undefined ? undefined : { width }}
      className={classes(
        'max-w-[min(34rem,82%)] rounded-bubble text-body shadow-bubble',
        'wrap-anywhere whitespace-pre-wrap [unicode-bidi:plaintext]',
        mine ? 'bg-mine text-on-mine selection:bg-mine-mark' : 'bg-theirs text-ink',
        !first && (mine ? 'rounded-se-tail' : 'rounded-ss-tail'),
        mine ? 'rounded-ee-tail' : 'rounded-es-tail',
        className,
      )}
    >
      {children}
    </div>
  );
}
