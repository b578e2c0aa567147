import type { ReactNode } from 'react';
import { shortTime, fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Avatar } from '../../shared/ui/Avatar';
import type { Presence } from '../../shared/ui/Avatar';
import { Badge } from '../../shared/ui/Badge';
import { classes } from '../../shared/ui/classes';
import { BellOffIcon } from '../../shared/ui/icons/BellOffIcon';
import type { Icon } from '../../shared/ui/icons/icon';
import { PinIcon } from '../../shared/ui/icons/PinIcon';
import { Link } from '../../shared/ui/Link';
import type { Spot } from '../../shared/ui/Popup';
import { menuSpot } from '../../shared/ui/menuSpot';
import { Name } from '../../shared/ui/Name';
import { useTouches } from '../../shared/ui/useTouches';

interface ConversationRowProps {
  id: string;
  href: string;
  personId: string;
  name: string;
  picture: string | undefined;
  presence: Presence;
  unread: number;
  muted: boolean;
  pinned: boolean;
  /** When the last thing happened; absent while nothing has been written. */
  time: number | undefined;
  now: number;
  preview: ReactNode;
  selected: boolean;
  tabbable: boolean;
  /** Opens what can be done with it. */
  onMenu(at: Spot): void;
}

/** One conversation of the list. Its text is its accessible name. */
export function ConversationRow(props: ConversationRowProps) {
  const { selected, onMenu } = props;
  const touches = useTouches(onMenu, undefined);
  return (
    <Link
      href={props.href}
      data-key={props.id}
      tabIndex={props.tabbable ? 0 : -1}
      aria-current={selected ? 'page' : undefined}
      aria-haspopup="menu"
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(menuSpot(event));
      }}
      {...touches}
      className={classes(
        'flex h-18 items-center gap-3 rounded-row px-2.5 transition-colors focus-visible:-outline-offset-2',
        'touch:select-none [-webkit-touch-callout:none]',
        selected
          ? 'bg-soft [--ground:var(--color-soft)]'
          : 'hover:bg-raised hover:[--ground:var(--color-raised)]',
      )}
    >
      <Avatar
        id={props.personId}
        name={props.name}
        picture={props.picture}
        presence={props.presence}
      />
      <span className="flex min-w-0 grow flex-col gap-0.5">
        <Title {...props} />
        <span className="flex h-5 items-center gap-1.5">
          <span className="min-w-0 grow truncate text-body text-muted">{props.preview}</span>
          <Marks {...props} />
        </span>
      </span>
    </Link>
  );
}

function Title({ name, presence, time, now, unread, muted }: ConversationRowProps) {
  return (
    <span className="flex items-baseline gap-2">
      <span className="min-w-0 grow truncate text-title font-semibold">
        <Name>{name}</Name>
      </span>
      {presence === 'online' && <span className="sr-only">{t('presence.online')}</span>}
      {time !== undefined && (
        <time
          dateTime={new Date(time).toISOString()}
          title={fullTime(time)}
          className={classes(
            'shrink-0 text-meta',
            unread > 0 && !muted ? 'font-semibold text-accent' : 'text-muted',
          )}
        >
          {shortTime(time, now)}
        </time>
      )}
    </span>
  );
}

/** What I have set, and what waits to be read. */
function Marks({ muted, pinned, unread }: ConversationRowProps) {
  return (
    <>
      {muted && <Mark icon={BellOffIcon} text={t('conversation.muted')} />}
      {pinned && <Mark icon={PinIcon} text={t('conversation.pinned')} />}
      {unread > 0 && <span className="sr-only">{t('conversations.unread', { count: unread })}</span>}
      <Badge count={unread} quiet={muted} />
    </>
  );
}

function Mark({ icon: Shape, text }: { icon: Icon; text: string }) {
  return (
    <span className="shrink-0 text-muted">
      <Shape size={14} />
      <span className="sr-only">{text}</span>
    </span>
  );
}
