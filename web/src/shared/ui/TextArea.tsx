import { useId } from 'react';
import { locale, t } from '../i18n/translate';
import { classes } from './classes';

interface TextAreaProps {
  label: string;
  hint?: string;
  /** The most characters there may be. More can be typed, and is told, so that nothing is lost. */
  limit: number;
  rows: number;
  value: string;
  onChange(value: string): void;
}

/** By how many characters a text is too long. */
export function excessOf(text: string, limit: number): number {
  return Math.max(0, Array.from(text.trim()).length - limit);
}

/** Labelled lines of input, which are counted. */
export function TextArea({ label, hint, limit, rows, value, onChange }: TextAreaProps) {
  const id = useId();
  const over = excessOf(value, limit);
  const count = Array.from(value.trim()).length;
  const written = (number: number) => number.toLocaleString(locale());
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-small font-medium text-ink">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        dir="auto"
        value={value}
        aria-invalid={over > 0}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className={classes(
          'block w-full rounded-field border bg-surface px-3.5 py-3 text-title text-ink',
          'transition-colors focus:outline-offset-0',
          over > 0 ? 'border-danger-ink' : 'border-edge hover:border-muted',
        )}
      />
      <div id={`${id}-note`} className="mt-1.5 flex justify-between gap-3 text-small">
        <span className={over > 0 ? 'text-danger-ink' : 'text-muted'}>
          {over > 0 ? t('composer.tooLong', { count: over }) : hint}
        </span>
        <span className="shrink-0 text-muted tabular-nums">
          {written(count)} / {written(limit)}
        </span>
      </div>
    </div>
  );
}
