import type { Card } from '../../features/operation/card';
import { removePerson } from '../../features/operation/people';
import { RemovePersonDialog } from '../../features/operation/RemovePersonDialog';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { useToast } from '../../shared/ui/Toasts';

/** Removes somebody for good, once that has been asked twice. */
export function Removal({ user, onClose }: { user: Card; onClose(): void }) {
  const { run, status, problem } = useMutation(removePerson);
  const toast = useToast();

  async function remove(): Promise<void> {
    if (!(await run(user.id))) return;
    onClose();
    toast({ text: t('operator.removed', { name: user.displayName }) });
  }

  return (
    <RemovePersonDialog
      user={user}
      busy={status === 'pending'}
      problem={problem && problemText(problem)}
      onRemove={() => void remove()}
      onClose={onClose}
    />
  );
}
