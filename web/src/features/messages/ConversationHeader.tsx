import { since } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { goBack } from '../../shared/router/goBack';
import { Avatar } from '../../shared/ui/Avatar';
import type { Presence } from '../../shared/ui/Avatar';
import { classes } from '../../shared/ui/classes';
import { ArrowLeftIcon } from '../../shared/ui/icons/ArrowLeftIcon';
import { Link } from '../../shared/ui/Link';
import { Name } from '../../shared/ui/Name';
import { TypingDots } from './TypingDots';

interface ConversationHeaderProps {
  /** The address of the list that a narrow window leads back to. */
  list: string;
  personId: string;
  name: string;
  /** Absent where I write to myself; `unknown` keeps its room. */
  presence: Presence | undefined;
  lastSeen: number | undefined;
  typing: boolean;
  now: number;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  return (
    <header className="flex h-bar shrink-0 items-center gap-3 border-b border-line bg-surface px-2 wide:px-4">
      <Link
        href={props.list}
        go={goBack}
        aria-label={t('back')}
        className={classes(
          'grid size-11 place-items-center rounded-full text-muted hover:bg-raised',
          'hover:text-ink wide:hidden',
        )}
      >
        <ArrowLeftIcon size={22} className="rtl:-scale-x-100" />
      </Link>
      <Avatar id={props.personId} name={props.name} size="small" presence={props.presence ?? 'unknown'} />
      <div className="min-w-0">
        <h1 className="truncate text-title font-semibold">
          <Name>{props.name}</Name>
        </h1>
        {props.presence && (
          <p className="h-4.5 truncate text-small text-muted">
            <Status {...props} />
          </p>
        )}
      </div>
    </header>
  );
}

function Status({ typing, presence, lastSeen, now }: ConversationHeaderProps) {
  if (typing) {
    return (
      <span className="text-accent">
        {t('typing')}
        <TypingDots />
      </span>
    );
  }
  if (presence === 'online') return <span className="text-online-ink">{t('presence.online')}</span>;
  if (presence === 'idle') return <>{t('presence.idle')}</>;
  if (presence === 'unknown') return null;
  if (lastSeen === undefined) return <>{t('presence.offline')}</>;
  return <>{t('presence.lastSeen', { when: since(lastSeen, now) })}</>;
}
