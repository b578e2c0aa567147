import { t } from '../i18n/translate';
import { goBack } from '../router/goBack';
import { classes } from './classes';
import { ArrowLeftIcon } from './icons/ArrowLeftIcon';
import { Link } from './Link';

/** Leads back to the list that this page was opened from. */
export function BackLink({ href, className }: { href: string; className?: string }) {
  return (
    <Link
      href={href}
      go={goBack}
      aria-label={t('back')}
      className={classes(
        'grid size-11 shrink-0 place-items-center rounded-full text-muted hover:bg-raised',
        'hover:text-ink',
        className,
      )}
    >
      <ArrowLeftIcon size={22} className="rtl:-scale-x-100" />
    </Link>
  );
}
