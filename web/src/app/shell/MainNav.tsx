import { selectIsOperator } from '../../features/people/me';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { Badge } from '../../shared/ui/Badge';
import { classes } from '../../shared/ui/classes';
import { CircleUserRoundIcon } from '../../shared/ui/icons/CircleUserRoundIcon';
import type { Icon } from '../../shared/ui/icons/icon';
import { InboxIcon } from '../../shared/ui/icons/InboxIcon';
import { MessageCircleIcon } from '../../shared/ui/icons/MessageCircleIcon';
import { ShieldIcon } from '../../shared/ui/icons/ShieldIcon';
import { UserSearchIcon } from '../../shared/ui/icons/UserSearchIcon';
import { UsersIcon } from '../../shared/ui/icons/UsersIcon';
import { Link } from '../../shared/ui/Link';
import { Mark } from '../../shared/ui/Mark';
import { selectUnreadTotal } from '../conversationViews';
import { paths } from '../routes';
import type { Route } from '../routes';
import { useIncoming } from '../useIncoming';

/** A rail at the side of a wide window; tabs below a narrow one, out of the way of an open chat. */
export function MainNav({ route }: { route: Route }) {
  const unread = useSelector(selectUnreadTotal);
  const pending = useIncoming().length;
  const operates = useSelector(selectIsOperator);
  const chats = ['conversations', 'conversation', 'archive'].includes(route.name);
  const title = t('nav.requests');
  return (
    <nav
      aria-label={t('nav.main')}
      className={classes(
        'shrink-0 border-line bg-surface max-wide:border-t max-wide:pb-[env(safe-area-inset-bottom)]',
        'wide:flex wide:w-20 wide:flex-col wide:overflow-y-auto wide:border-e wide:bg-wall wide:py-3',
        route.name === 'conversation' && 'max-wide:hidden',
      )}
    >
      <Mark className="mx-auto mb-4 hidden size-10 shrink-0 text-accent wide:block" />
      <ul className="flex grow justify-around wide:flex-col wide:justify-start wide:gap-1 wide:px-1.5">
        <Tab
          href={paths.conversations}
          icon={MessageCircleIcon}
          text={t('nav.chats')}
          label={unread > 0 ? t('nav.unread', { title: t('nav.chats'), count: unread }) : undefined}
          count={unread}
          current={chats}
        />
        <Tab
          href={paths.friends}
          icon={UsersIcon}
          text={t('nav.friends')}
          current={route.name === 'friends'}
        />
        <Tab
          href={paths.requests}
          icon={InboxIcon}
          text={title}
          label={pending > 0 ? t('nav.pending', { title, count: pending }) : undefined}
          count={pending}
          current={route.name === 'requests'}
        />
        <Tab
          href={paths.people}
          icon={UserSearchIcon}
          text={t('nav.people')}
          current={route.name === 'people'}
        />
        {operates && (
          <Tab
            href={paths.operator}
            icon={ShieldIcon}
            text={t('nav.operator')}
            current={route.name === 'operator'}
          />
        )}
        <Tab
          href={paths.profile}
          icon={CircleUserRoundIcon}
          text={t('nav.profile')}
          current={route.name === 'profile'}
          className="wide:mt-auto"
        />
      </ul>
    </nav>
  );
}

interface TabProps {
  href: string;
  icon: Icon;
  text: string;
  /** The accessible name where it says more than the text. */
  label?: string | undefined;
  count?: number;
  current: boolean;
  className?: string;
}

function Tab({ href, icon: Shape, text, label, count = 0, current, className }: TabProps) {
  return (
    <li className={classes('min-w-0 max-wide:flex-1', className)}>
      <Link
        href={href}
        aria-label={label}
        aria-current={current ? 'page' : undefined}
        className={classes(
          'group flex h-14 flex-col items-center justify-center gap-0.5 rounded-row',
          'text-[0.6875rem] leading-4 font-medium transition-colors',
          'focus-visible:-outline-offset-2 wide:h-16',
          current ? 'text-accent' : 'text-muted hover:text-ink',
        )}
      >
        <span
          className={classes(
            'relative grid h-7 w-14 place-items-center rounded-full transition-colors',
            current ? 'bg-soft wide:bg-nav' : 'group-hover:bg-raised wide:group-hover:bg-nav',
          )}
        >
          <Shape size={22} />
          <Badge count={count} className="absolute -top-1.5 start-8 ring-2 ring-surface wide:ring-wall" />
        </span>
        <span className="max-w-full truncate max-wide:tracking-tight">{text}</span>
      </Link>
    </li>
  );
}
