import { useId } from 'react';
import { classes } from './classes';

interface SwitchProps {
  label: string;
  /** What it does, or why it cannot be used. */
  note?: string;
  on: boolean;
  disabled?: boolean;
  onChange(on: boolean): void;
}

/** Something that is on or off, and is so as soon as it is pressed. */
export function Switch({ label, note, on, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label
      className={classes(
        'flex min-h-16 items-center gap-4 px-4 py-3',
        'has-[:focus-visible]:outline-2 has-[:focus-visible]:-outline-offset-2',
        'has-[:focus-visible]:outline-focus rounded-row',
        !disabled && 'cursor-pointer',
      )}
    >
      <span className="min-w-0 grow">
        <span id={id} className={classes('block text-body font-semibold', disabled && 'text-muted')}>
          {label}
        </span>
        {note !== undefined && (
          <span id={`${id}-note`} className="block text-small text-muted">
            {note}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        className="peer sr-only"
        aria-checked={on}
        aria-labelledby={id}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        checked={on}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span
        aria-hidden="true"
        className={classes(
          'flex h-7 w-12 shrink-0 items-center rounded-full p-0.5 transition-colors',
          on ? 'justify-end bg-fill' : 'bg-edge',
          disabled && 'opacity-40',
        )}
      >
        <span className="size-6 rounded-full bg-on-fill shadow-bubble" />
      </span>
    </label>
  );
}
