import { Fragment } from 'react';
import { Rich } from '../../shared/i18n/Rich';
import { fullDate } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Name } from '../../shared/ui/Name';
import type { Invite, Named } from './inviteEndpoints';

interface InviteRowProps {
  invite: Invite;
  now: number;
  onRevoke(): void;
}

function stateOf({ left, expiresAt }: Invite, now: number): string {
  const date = fullDate(expiresAt);
  if (expiresAt <= now) return t('invites.expired', { date });
  return left === 0 ? t('invites.usedUp') : t('invites.left', { count: left, date });
}

/** What is left of an invite, and who came by it. */
export function InviteRow({ invite, now, onRevoke }: InviteRowProps) {
  const state = stateOf(invite, now);
  return (
    <li className="flex min-h-18 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <div className="min-w-40 grow basis-0">
        <p className="text-body font-semibold">{state}</p>
        <p className="text-small text-muted">
          {invite.guests.length === 0 ? (
            t('invites.nobody')
          ) : (
            <Rich text="invites.guests" parts={{ names: <Names of={invite.guests} /> }} />
          )}
        </p>
      </div>
      <Button variant="dangerPlain" aria-label={`${t('invites.revoke')}: ${state}`} onClick={onRevoke}>
        {t('invites.revoke')}
      </Button>
    </li>
  );
}

function Names({ of }: { of: readonly Named[] }) {
  return (
    <>
      {of.map(({ id, displayName }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <Name>{displayName}</Name>
        </Fragment>
      ))}
    </>
  );
}
