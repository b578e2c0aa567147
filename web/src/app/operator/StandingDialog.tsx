import type { Card } from '../../features/operator/card';
import { changeStanding } from '../../features/operator/people';
import type { StandingChange } from '../../features/operator/people';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { Name } from '../../shared/ui/Name';
import { useToast } from '../../shared/ui/Toasts';
import { useAction } from '../useAction';

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
  const changing = useAction(changeStanding);
  const toast = useToast();
  const name = user.displayName;

  async function change(): Promise<void> {
    const wanted: StandingChange = { id: user.id, ...CHANGES[act] };
    const done = await changing.run(wanted);
    onClose();
    if (done) toast({ text: t(`operator.${act}Done`, { name }) });
  }

  return (
    <ConfirmDialog
      title={t(`operator.${act}Title`)}
      confirm={t(`operator.${act}`)}
      harmless={act !== 'suspend'}
      busy={changing.busy}
      onConfirm={() => void change()}
      onClose={onClose}
    >
      <Rich text={`operator.${act}Text`} parts={{ name: <Name>{name}</Name> }} />
    </ConfirmDialog>
  );
}
