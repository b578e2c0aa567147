import { forwardRef } from 'react';
import type { ButtonHTMLAttributes } from 'react';
import { classes } from './classes';
import type { Icon } from './icons/icon';

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: Icon;
  /** The accessible name, also shown as the tooltip. */
  label: string;
}

export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon: Shape, label, className, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={classes(
        'grid size-11 shrink-0 place-items-center rounded-full text-muted transition-colors',
        'hover:bg-raised hover:text-ink',
        className,
      )}
    >
      <Shape size={22} />
    </button>
  );
});
