import { classes } from './classes';

/** A count on a coloured pill; whatever it stands beside says the same in its accessible name. */
export function Badge({ count, className }: { count: number; className?: string }) {
  if (count === 0) return null;
  return (
    <span
      aria-hidden="true"
      className={classes(
        'grid h-5 min-w-5 shrink-0 place-items-center rounded-full bg-fill px-1.5',
        'text-meta font-semibold text-on-fill tabular-nums',
        className,
      )}
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
