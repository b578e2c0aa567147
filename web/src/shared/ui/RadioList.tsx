import { useId } from 'react';
import { classes } from './classes';

export interface RadioOption<T extends string> {
  value: T;
  label: string;
  note: string;
}

interface RadioListProps<T extends string> {
  label: string;
  options: readonly RadioOption<T>[];
  chosen: T;
  onChoose(value: T): void;
}

/** One of a few, each with a word about what it means. */
export function RadioList<T extends string>({ label, options, chosen, onChoose }: RadioListProps<T>) {
  const name = useId();
  return (
    <fieldset className="py-2">
      <legend className="contents">
        <span className="block px-4 py-2 text-body font-semibold">{label}</span>
      </legend>
      {options.map((option) => (
        <Option
          key={option.value}
          option={option}
          name={name}
          on={option.value === chosen}
          onChoose={() => onChoose(option.value)}
        />
      ))}
    </fieldset>
  );
}

interface OptionProps {
  option: RadioOption<string>;
  name: string;
  on: boolean;
  onChoose(): void;
}

function Option({ option, name, on, onChoose }: OptionProps) {
  const id = useId();
  return (
    <label
      className={classes(
        'flex min-h-12 cursor-pointer items-center gap-3 rounded-row px-4 py-2',
        'has-[:focus-visible]:outline-2 has-[:focus-visible]:-outline-offset-2',
        'has-[:focus-visible]:outline-focus',
      )}
    >
      <input
        type="radio"
        name={name}
        className="peer sr-only"
        aria-labelledby={id}
        aria-describedby={`${id}-note`}
        checked={on}
        onChange={onChoose}
      />
      <span
        aria-hidden="true"
        className={classes(
          'grid size-5 shrink-0 rounded-full transition-colors',
          on ? 'bg-fill p-1.5' : 'bg-edge p-0.5',
        )}
      >
        <span className={classes('size-full rounded-full', on ? 'bg-on-fill' : 'bg-surface')} />
      </span>
      <span className="min-w-0">
        <span id={id} className="block text-body">
          {option.label}
        </span>
        <span id={`${id}-note`} className="block text-small text-muted">
          {option.note}
        </span>
      </span>
    </label>
  );
}
