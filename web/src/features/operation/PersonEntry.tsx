import type { ReactNode } from 'react';
import { fullDate, since } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Avatar } from '../../shared/ui/Avatar';
import { Name } from '../../shared/ui/Name';
import { Chip } from './Chip';
import type { OperatorPerson } from './people';

interface PersonEntryProps {
  person: OperatorPerson;
  /** How much of their media there is, and may be, in words. */
  media: string;
  now: number;
  /** What can be done about them. */
  children: ReactNode;
}

/** Somebody as an operator sees them: nothing that they wrote, nor with whom they are friends. */
export function PersonEntry({ person, media, now, children }: PersonEntryProps) {
  const { user, email, createdAt, lastSeen } = person;
  const facts = [
    t('operator.since', { date: fullDate(createdAt) }),
    lastSeen === null ? t('operator.neverSeen') : t('operator.lastSeen', { when: since(lastSeen, now) }),
    media,
  ];
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Avatar id={user.id} name={user.displayName} picture={user.avatar?.thumb} />
      <div className="min-w-0 grow">
        <p className="truncate text-title font-semibold">
          <Name>{user.displayName}</Name>
        </p>
        <p className="text-small wrap-anywhere text-muted">
          @{user.username}
          {email !== null && (
            <>
              {' · '}
              <bdi>{email}</bdi>
            </>
          )}
        </p>
        <p className="text-small text-muted">{facts.join(' · ')}</p>
        <Standing person={person} />
      </div>
      {children}
    </li>
  );
}

function Standing({ person: { role, suspendedAt, deleteAt, reports } }: { person: OperatorPerson }) {
  return (
    <p className="mt-1.5 flex flex-wrap gap-1.5 empty:hidden">
      {role === 'operator' && <Chip tone="accent">{t('operator.isOperator')}</Chip>}
      {suspendedAt !== null && (
        <Chip tone="danger">{t('operator.suspendedOn', { date: fullDate(suspendedAt) })}</Chip>
      )}
      {deleteAt !== null && (
        <Chip tone="warn">{t('operator.goesOn', { date: fullDate(deleteAt) })}</Chip>
      )}
      {reports > 0 && <Chip tone="warn">{t('operator.reportsOpen', { count: reports })}</Chip>}
    </p>
  );
}
