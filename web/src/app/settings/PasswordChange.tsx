import { changePassword } from '../../features/auth/passwordChange';
import { PasswordChangeForm } from '../../features/auth/PasswordChangeForm';
import { useMutation } from '../../shared/http/useMutation';
import { enPassword } from '../../shared/i18n/enPassword';
import { enPasswordChange } from '../../shared/i18n/enPasswordChange';
import { problemText } from '../../shared/i18n/problemText';
import { learn, t } from '../../shared/i18n/translate';
import { Dialog } from '../../shared/ui/Dialog';
import { useToast } from '../../shared/ui/Toasts';

learn(enPassword);
learn(enPasswordChange);

/** Asks for both passwords; afterwards I am logged in here alone. */
export function PasswordChange({ onClose }: { onClose(): void }) {
  const { run, status, problem, reset } = useMutation(changePassword);
  const toast = useToast();
  const refused = problem?.errors.find(({ field }) => field === 'new');
  const wrong = problem?.code === 'credentials-wrong';

  async function change(current: string, next: string): Promise<void> {
    if (!(await run({ current, new: next }))) return;
    onClose();
    toast({ text: t('passwordChange.done') });
  }

  return (
    <Dialog title={t('passwordChange.title')} onClose={onClose}>
      <PasswordChangeForm
        busy={status === 'pending'}
        problem={
          wrong ? t('passwordChange.wrong') : problem && !refused ? problemText(problem) : undefined
        }
        unfit={
          refused && t(refused.code === 'common' ? 'invalid.passwordCommon' : 'invalid.password')
        }
        onEdit={() => status === 'failed' && reset()}
        onSubmit={(current, next) => void change(current, next)}
        onClose={onClose}
      />
    </Dialog>
  );
}
