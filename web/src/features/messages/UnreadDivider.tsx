import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';

export function UnreadDivider() {
  return (
    <div
      role="separator"
      aria-label={t('messages.unread')}
      className={classes(
        'flex items-center gap-3 py-3 text-meta font-semibold text-accent before:h-px',
        'before:grow before:bg-accent after:h-px after:grow after:bg-accent',
      )}
    >
      {t('messages.unread')}
    </div>
  );
}
