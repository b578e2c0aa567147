import { Rich } from '../../shared/i18n/Rich';
import { classes } from '../../shared/ui/classes';
import { Name } from '../../shared/ui/Name';

/** Takes the composer's place when a friendship has ended: what was written can still be read. */
export function NotFriends({ name }: { name: string }) {
  return (
    <p
      className={classes(
        'mx-auto w-full max-w-column px-6 pt-2 pb-[max(1.5rem,env(safe-area-inset-bottom))]',
        'text-center text-small text-balance text-muted',
      )}
    >
      <Rich text="composer.notFriends" parts={{ name: <Name>{name}</Name> }} />
    </p>
  );
}
