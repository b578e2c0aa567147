import { classes } from './classes';
import { Link } from './Link';

/** A link that is the next thing to do, so it looks like a button. */
export function LinkButton({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href}
      className={classes(
        'inline-flex h-11 items-center rounded-full bg-fill px-5 text-small font-semibold',
        'text-on-fill transition-colors hover:bg-fill-hover',
      )}
    >
      {children}
    </Link>
  );
}
