import { useState } from 'react';
import type { ReactNode } from 'react';
import { blockPerson } from '../../features/friends/blocks';
import type { User } from '../../features/people/user';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { BanIcon } from '../../shared/ui/icons/BanIcon';
import type { MenuAction } from '../../shared/ui/Menu';
import { Name } from '../../shared/ui/Name';
import { useToast } from '../../shared/ui/Toasts';
import { useAction } from '../useAction';

interface Blocking {
  /** For the menu of whoever shows the person. */
  action: MenuAction;
  /** Asks before, while that is needed. */
  dialog: ReactNode;
}

/** Blocking somebody, once that has been asked. */
export function useBlocking({ id, displayName }: User): Blocking {
  const [asking, setAsking] = useState(false);
  const blocking = useAction(blockPerson);
  const toast = useToast();

  async function block(): Promise<void> {
    const done = await blocking.run(id);
    setAsking(false);
    if (done) toast({ text: t('block.done', { name: displayName }) });
  }

  return {
    action: { label: t('block.action'), icon: BanIcon, danger: true, run: () => setAsking(true) },
    dialog: asking && (
      <ConfirmDialog
        title={t('block.title')}
        confirm={t('block.action')}
        busy={blocking.busy}
        onConfirm={() => void block()}
        onClose={() => setAsking(false)}
      >
        <Rich text="block.text" parts={{ name: <Name>{displayName}</Name> }} />
      </ConfirmDialog>
    ),
  };
}
