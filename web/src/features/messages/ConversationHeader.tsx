import type { ReactNode } from 'react';
import { since } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Avatar } from '../../shared/ui/Avatar';
import type { Presence } from '../../shared/ui/Avatar';
import { BackLink } from '../../shared/ui/BackLink';
import { Name } from '../../shared/ui/Name';
import { TypingDots } from './TypingDots';

interface ConversationHeaderProps {
  /** The address of the list that a narrow window leads back to. */
  list: string;
  personId: string;
  name: string;
  picture: string | undefined;
  /** Absent where I write to myself; `unknown` keeps its room. */
  presence: Presence | undefined;
  lastSeen: number | undefined;
  typing: boolean;
  now: number;
  /** What can be done with the conversation. */
  tools: ReactNode;
}

export function ConversationHeader(props: ConversationHeaderProps) {
  return (
    <header className="flex h-bar shrink-0 items-center gap-3 border-b border-line bg-surface px-2 wide:px-4">
      <BackLink href={props.list} className="wide:hidden" />
      <Avatar
        id={props.personId}
        name={props.name}
        picture={props.picture}
        size="small"
        presence={props.presence ?? 'unknown'}
      />
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
      {props.tools}
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
