import { changeProfile } from '../../features/people/peopleEndpoints';
import { DisplayNameForm } from '../../features/settings/DisplayNameForm';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { useToast } from '../../shared/ui/Toasts';

export function NameSetting({ name }: { name: string }) {
  const { run, status, problem } = useMutation(changeProfile);
  const toast = useToast();

  async function save(displayName: string): Promise<void> {
    if (await run({ displayName })) toast({ text: t('profile.saved') });
  }

  const invalid = problem?.errors.some(({ field }) => field === 'displayName');
  return (
    <DisplayNameForm
      name={name}
      busy={status === 'pending'}
      problem={problem && (invalid ? t('invalid.displayName') : problemText(problem))}
      onSave={(displayName) => void save(displayName)}
    />
  );
}
