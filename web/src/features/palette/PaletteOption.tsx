import { Avatar } from '../../shared/ui/Avatar';
import { classes } from '../../shared/ui/classes';
import type { Icon } from '../../shared/ui/icons/icon';
import { Name } from '../../shared/ui/Name';
import type { Findable } from './matching';

/** A person or a command. */
export interface PaletteItem extends Findable {
  id: string;
  /** What kind of thing it is, or more of its name. */
  detail?: string;
  /** The address of a person's picture, where they have one. */
  picture?: string | undefined;
  /** A command's drawing; a person has a face instead. */
  icon?: Icon;
  run(): void;
}

interface PaletteOptionProps {
  id: string;
  item: PaletteItem;
  active: boolean;
  onChoose(): void;
}

/** The keys are heard by the field above, which keeps the focus, also from a pointer. */
export function PaletteOption({ id, item, active, onChoose }: PaletteOptionProps) {
  const { icon: Shape, label, detail, picture } = item;
  return (
    <button
      type="button"
      id={id}
      role="option"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      tabIndex={-1}
      className={classes(
        'flex h-13 w-full items-center gap-3 rounded-row px-2.5',
        active ? 'bg-soft [--ground:var(--color-soft)]' : 'hover:bg-raised',
      )}
    >
      {Shape ? (
        <span className="grid size-10 shrink-0 place-items-center text-muted">
          <Shape size={20} />
        </span>
      ) : (
        <Avatar id={item.id} name={label} picture={picture} size="small" />
      )}
      <span className="min-w-0 shrink truncate text-start text-body font-medium">
        <Name>{label}</Name>
      </span>
      {detail !== undefined && (
        <span className="ms-auto max-w-[45%] shrink-0 truncate text-small text-muted">{detail}</span>
      )}
    </button>
  );
}
