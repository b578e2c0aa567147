import { useState } from 'react';
import type { Card } from '../../features/operation/card';
import { changeStanding } from '../../features/operation/people';
import type { StandingChange } from '../../features/operation/people';
import { useQueryClient } from '../../shared/http/QueryProvider';
import { problemText } from '../../shared/i18n/problemText';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { Name } from '../../shared/ui/Name';
import { useToast } from '../../shared/ui/Toasts';

const CHANGES = {
  suspend: { suspended: true },
  resume: { suspended: false },
  makeOperator: { role: 'operator' },
  makeMember: { role: 'member' },
} as const;

export type StandingAct = keyof typeof CHANGES;

interface StandingDialogProps {
  act: StandingAct;
  user: Card;
  onClose(): void;
}

/** Asks before somebody stands differently here, and says when they do. */
export function StandingDialog({ act, user, onClose }: StandingDialogProps) {
  const [busy, setBusy] = useState(false);
  const queries = useQueryClient();
  const toast = useToast();
  const name = user.displayName;

  async function change(): Promise<void> {
    const wanted: StandingChange = { id: user.id, ...CHANGES[act] };
    setBusy(true);
    const outcome = await queries.mutate(changeStanding, wanted);
    // The dialog goes first: what is said outlives it, and stands below it.
    onClose();
    if (outcome.ok) toast({ text: t(`operator.${act}Done`, { name }) });
    else toast({ tone: 'failed', text: problemText(outcome.problem) });
  }

  return (
    <ConfirmDialog
      title={t(`operator.${act}Title`)}
      confirm={t(`operator.${act}`)}
      harmless={act !== 'suspend'}
      busy={busy}
      onConfirm={() => void change()}
      onClose={onClose}
    >
      <Rich text={`operator.${act}Text`} parts={{ name: <Name>{name}</Name> }} />
    </ConfirmDialog>
  );
}
