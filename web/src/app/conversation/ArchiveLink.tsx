import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { Badge } from '../../shared/ui/Badge';
import { classes } from '../../shared/ui/classes';
import { ArchiveIcon } from '../../shared/ui/icons/ArchiveIcon';
import { Link } from '../../shared/ui/Link';
import { selectArchivedIds, selectArchivedUnread } from '../conversationViews';
import { paths } from '../routes';

/** The way to what was put out of sight; it stands there only while something was. */
export function ArchiveLink() {
  const count = useSelector(selectArchivedIds).length;
  const unread = useSelector(selectArchivedUnread);
  if (count === 0) return null;
  return (
    <Link
      href={paths.archive}
      className={classes(
        'mx-2 flex h-12 items-center gap-3 rounded-row px-2.5 text-small font-semibold',
        'text-muted transition-colors hover:bg-raised hover:text-ink',
        'focus-visible:-outline-offset-2',
      )}
    >
      <span className="grid w-12 place-items-center">
        <ArchiveIcon size={20} />
      </span>
      <span className="grow">{t('archive.title')}</span>
      {unread > 0 && <span className="sr-only">{t('conversations.unread', { count: unread })}</span>}
      <Badge count={unread} />
    </Link>
  );
}
