import { useState } from 'react';
import { removeInvite } from '../../features/invites/inviteEndpoints';
import type { Invite } from '../../features/invites/inviteEndpoints';
import { InviteRow } from '../../features/invites/InviteRow';
import { t } from '../../shared/i18n/translate';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useToast } from '../../shared/ui/Toasts';
import { useNow } from '../../shared/ui/useNow';
import { useAction } from '../useAction';

/** My invites, each of which can be taken back once that has been asked. */
export function InviteList({ invites }: { invites: readonly Invite[] }) {
  const now = useNow();
  const [asked, setAsked] = useState<string>();
  const removal = useAction(removeInvite);
  const toast = useToast();

  async function remove(id: string): Promise<void> {
    const done = await removal.run(id);
    setAsked(undefined);
    if (done) toast({ text: t('invites.revoked') });
  }

  if (invites.length === 0) {
    return <p className="p-4 text-body text-muted">{t('invites.none')}</p>;
  }
  return (
    <>
      <ul aria-label={t('invites.mine')} className="divide-y divide-line">
        {invites.map((invite) => (
          <InviteRow
            key={invite.id}
            invite={invite}
            now={now}
            onRevoke={() => setAsked(invite.id)}
          />
        ))}
      </ul>
      {asked !== undefined && (
        <ConfirmDialog
          title={t('invites.revoke')}
          confirm={t('invites.revoke')}
          busy={removal.busy}
          onConfirm={() => void remove(asked)}
          onClose={() => setAsked(undefined)}
        >
          {t('invites.revokeText')}
        </ConfirmDialog>
      )}
    </>
  );
}
