import { classes } from './classes';

interface BadgeProps {
  count: number;
  /** Something that does not ask for attention. */
  quiet?: boolean;
  className?: string;
}

/** A count on a coloured pill; whatever it stands beside says the same in its accessible name. */
export function Badge({ count, quiet = false, className }: BadgeProps) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className={classes(
        'grid h-5 min-w-5 shrink-0 place-items-center rounded-full px-1.5',
        'text-meta font-semibold tabular-nums',
        quiet ? 'bg-raised-hover text-muted' : 'bg-fill text-on-fill',
        className,
      )}
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
