import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classes } from './classes';

const VARIANTS = {
  filled: 'bg-fill text-on-fill hover:bg-fill-hover',
  soft: 'bg-soft text-accent hover:bg-raised-hover',
  quiet: 'bg-raised text-ink hover:bg-raised-hover',
  plain: 'text-accent hover:bg-soft',
  danger: 'bg-danger text-on-fill hover:bg-danger-hover',
  dangerPlain: 'text-danger-ink hover:bg-danger-soft',
} as const;

const SIZES = {
  small: 'h-9 px-3.5 text-small rounded-full touch:h-11',
  medium: 'h-11 px-5 text-small rounded-full',
  large: 'h-12 px-5 text-title rounded-field',
} as const;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Work is under way: the label stays, a second press does nothing. */
  busy?: boolean;
  children: ReactNode;
}

export function Button({
  variant = 'filled',
  size = 'small',
  busy = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={busy || rest.disabled}
      aria-busy={busy || undefined}
      className={classes(
        'inline-flex shrink-0 items-center justify-center gap-2 font-semibold whitespace-nowrap',
        'transition-colors aria-busy:animate-shimmer',
        rest.disabled ? 'bg-raised text-muted' : VARIANTS[variant],
        SIZES[size],
        className,
      )}
    >
      {children}
    </button>
  );
}
