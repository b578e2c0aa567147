import { classes } from './classes';
import type { Icon } from './icons/icon';

export interface Segment<T extends string> {
  value: T;
  label: string;
  /** The language of the label, where it is another one than the page's. */
  lang?: string;
  icon?: Icon;
}

interface SegmentedChoiceProps<T extends string> {
  /** Names the group; distinct on a page. */
  name: string;
  label: string;
  segments: readonly Segment<T>[];
  chosen: T;
  onChoose(value: T): void;
}

/** One of three or so, all of them in sight. */
export function SegmentedChoice<T extends string>(props: SegmentedChoiceProps<T>) {
  return (
    <fieldset className="p-4">
      <legend className="sr-only">{props.label}</legend>
      <div className="grid auto-cols-fr grid-flow-col gap-1 rounded-field bg-raised p-1">
        {props.segments.map((segment) => (
          <Choice key={segment.value} segment={segment} {...props} />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps<T extends string> extends SegmentedChoiceProps<T> {
  segment: Segment<T>;
}

function Choice<T extends string>({ segment, name, chosen, onChoose }: ChoiceProps<T>) {
  const { value, label, lang, icon: Shape } = segment;
  return (
    <label
      lang={lang}
      className={classes(
        'flex h-11 cursor-pointer items-center justify-center gap-2 rounded-[0.5rem]',
        'text-small font-semibold',
        'transition-colors has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus',
        value === chosen ? 'bg-surface text-ink shadow-bubble' : 'text-muted hover:text-ink',
      )}
    >
      <input
        type="radio"
        name={name}
        value={value}
        className="sr-only"
        checked={value === chosen}
        onChange={() => onChoose(value)}
      />
      {Shape && <Shape size={18} />}
      {label}
    </label>
  );
}
