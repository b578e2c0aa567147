import { classes } from './classes';

interface LongTextProps {
  label: string;
  text: string;
  /** Where much stands below it. */
  low?: boolean;
}

/** Somebody's words as they were written, in a room that the keyboard can scroll too. */
export function LongText({ label, text, low = false }: LongTextProps) {
  return (
    <div
      role="region"
      aria-label={label}
      tabIndex={0}
      dir="auto"
      className={classes(
        'overflow-y-auto rounded-field bg-raised px-3.5 py-3 text-body',
        'wrap-anywhere whitespace-pre-wrap',
        low ? 'max-h-24' : 'max-h-[50dvh]',
      )}
    >
      {text}
    </div>
  );
}
