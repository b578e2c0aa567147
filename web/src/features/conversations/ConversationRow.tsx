import type { ReactNode } from 'react';
import { shortTime, fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Avatar } from '../../shared/ui/Avatar';
import type { Presence } from '../../shared/ui/Avatar';
import { Badge } from '../../shared/ui/Badge';
import { classes } from '../../shared/ui/classes';
import { Link } from '../../shared/ui/Link';
import { Name } from '../../shared/ui/Name';

interface ConversationRowProps {
  id: string;
  href: string;
  personId: string;
  name: string;
  presence: Presence;
  unread: number;
  /** When the last thing happened; absent while nothing has been written. */
  time: number | undefined;
  now: number;
  preview: ReactNode;
  selected: boolean;
  tabbable: boolean;
}

/** One conversation of the list. Its text is its accessible name. */
export function ConversationRow(props: ConversationRowProps) {
  const { unread, selected, time } = props;
  return (
    <Link
      href={props.href}
      data-key={props.id}
      tabIndex={props.tabbable ? 0 : -1}
      aria-current={selected ? 'page' : undefined}
      className={classes(
        'flex h-18 items-center gap-3 rounded-row px-2.5 transition-colors focus-visible:-outline-offset-2',
        selected
          ? 'bg-soft [--ground:var(--color-soft)]'
          : 'hover:bg-raised hover:[--ground:var(--color-raised)]',
      )}
    >
      <Avatar id={props.personId} name={props.name} presence={props.presence} />
      <span className="flex min-w-0 grow flex-col gap-0.5">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 grow truncate text-title font-semibold">
            <Name>{props.name}</Name>
          </span>
          {props.presence === 'online' && <span className="sr-only">{t('presence.online')}</span>}
          {time !== undefined && (
            <time
              dateTime={new Date(time).toISOString()}
              title={fullTime(time)}
              className={classes(
                'shrink-0 text-meta',
                unread > 0 ? 'font-semibold text-accent' : 'text-muted',
              )}
            >
              {shortTime(time, props.now)}
            </time>
          )}
        </span>
        <span className="flex h-5 items-center gap-2">
          <span className="min-w-0 grow truncate text-body text-muted">{props.preview}</span>
          {unread > 0 && <span className="sr-only">{t('conversations.unread', { count: unread })}</span>}
          <Badge count={unread} />
        </span>
      </span>
    </Link>
  );
}
