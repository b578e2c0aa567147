import { AuthLayout } from '../../features/auth/AuthLayout';
import { answerFactor } from '../../features/auth/factorEndpoints';
import { FactorForm } from '../../features/auth/FactorForm';
import { useMutation } from '../../shared/http/useMutation';
import { enFactor } from '../../shared/i18n/enFactor';
import { factorText } from '../../shared/i18n/factorText';
import { learn, t } from '../../shared/i18n/translate';

learn(enFactor);

/** Between the password and the inside, for those who want more than a password. */
export function FactorPage({ challenge, onRestart }: { challenge: string; onRestart(): void }) {
  const { run, status, problem } = useMutation(answerFactor);
  return (
    <AuthLayout
      title={t('factor.askTitle')}
      lead={t('factor.askLead')}
      footer={
        <button
          type="button"
          className="min-h-11 font-semibold text-accent underline-offset-2 hover:underline"
          onClick={onRestart}
        >
          {t('factor.startOver')}
        </button>
      }
    >
      <FactorForm
        busy={status === 'pending'}
        problem={factorText(problem)}
        onSubmit={(code, trust) => void run({ challenge, code, trust })}
      />
    </AuthLayout>
  );
}
