import { useState } from 'react';
import { changeServerSettings } from '../../features/operation/settings';
import type { ServerTerms } from '../../features/operation/settings';
import { TermsEditor } from '../../features/operation/TermsEditor';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { fullTime } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useToast } from '../../shared/ui/Toasts';

function refusal(problem: Problem): string {
  return problem.errors.some(({ field }) => field === 'terms')
    ? t('operator.termsInvalid')
    : problemText(problem);
}

/** The text that newcomers agree to, or none. */
export function TermsSetting({ terms }: { terms: ServerTerms | null }) {
  const { run, status, problem } = useMutation(changeServerSettings);
  const [removing, setRemoving] = useState(false);
  const toast = useToast();

  async function save(text: string | null): Promise<void> {
    const done = await run({ terms: text });
    setRemoving(false);
    if (done) toast({ text: t(text === null ? 'operator.termsRemoved' : 'operator.saved') });
  }

  return (
    <>
      <TermsEditor
        text={terms?.text ?? ''}
        since={
          terms ? t('operator.termsSince', { date: fullTime(terms.updatedAt) }) : t('operator.noTerms')
        }
        busy={status === 'pending'}
        problem={problem && refusal(problem)}
        onSave={(text) => void save(text)}
        onRemove={() => setRemoving(true)}
      />
      {removing && (
        <ConfirmDialog
          title={t('operator.termsRemoveTitle')}
          confirm={t('operator.termsRemove')}
          busy={status === 'pending'}
          onConfirm={() => void save(null)}
          onClose={() => setRemoving(false)}
        >
          {t('operator.termsRemoveText')}
        </ConfirmDialog>
      )}
    </>
  );
}
