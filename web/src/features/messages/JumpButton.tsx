import { t } from '../../shared/i18n/translate';
import { Badge } from '../../shared/ui/Badge';
import { classes } from '../../shared/ui/classes';
import { ArrowDownIcon } from '../../shared/ui/icons/ArrowDownIcon';

/** Back to the newest message; says how many have come while the reader was elsewhere. */
export function JumpButton({ count, onClick }: { count: number; onClick(): void }) {
  const label = count > 0 ? t('messages.jumpCount', { count }) : t('messages.jump');
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className={classes(
        'absolute end-4 bottom-3 grid size-11 animate-rise place-items-center rounded-full',
        'bg-surface text-muted shadow-float hover:text-ink',
      )}
    >
      <ArrowDownIcon />
      <Badge count={count} className="absolute -top-2 start-1/2 -translate-x-1/2 rtl:translate-x-1/2" />
    </button>
  );
}
