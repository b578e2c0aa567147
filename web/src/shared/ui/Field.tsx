import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Stands inside the box at its end, such as a button that reveals a password. */
  trailing?: ReactNode;
}

/** A labelled line of input; its error is announced with it. */
export function Field({ label, hint, error, trailing, className, ...input }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block text-small font-medium text-ink">
        {label}
      </label>
      <div className="relative">
        <input
          {...input}
          id={id}
          aria-invalid={error !== undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          className={classes(
            'h-12 w-full rounded-field border bg-surface px-3.5 text-title text-ink',
            'transition-colors placeholder:text-muted focus:outline-offset-0',
            trailing !== undefined && 'pe-12',
            error ? 'border-danger-ink' : 'border-edge hover:border-muted',
          )}
        />
        {trailing && <div className="absolute inset-y-0.5 end-0.5">{trailing}</div>}
      </div>
      {note && (
        <div
          id={`${id}-note`}
          className={classes('mt-1.5 text-small', error ? 'text-danger-ink' : 'text-muted')}
        >
          {note}
        </div>
      )}
    </div>
  );
}
