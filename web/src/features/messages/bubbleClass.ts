import { classes } from '../../shared/ui/classes';

interface Side {
  mine: boolean;
  /** It begins a group. */
  first: boolean;
}

/** The ground that words stand on: its colour and its corners say whose they are. */
export function bubbleClass({ mine, first }: Side): string {
  return classes(
    'max-w-[min(34rem,82%)] rounded-bubble text-body shadow-bubble',
    'wrap-anywhere whitespace-pre-wrap [unicode-bidi:plaintext]',
    mine ? 'bg-mine text-on-mine selection:bg-mine-mark' : 'bg-theirs text-ink',
    !first && (mine ? 'rounded-se-tail' : 'rounded-ss-tail'),
    mine ? 'rounded-ee-tail' : 'rounded-es-tail',
  );
}
