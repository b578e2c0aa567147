import { useEffect, useState } from 'react';
import { AuthLayout } from '../../features/auth/AuthLayout';
import { PasswordMeter } from '../../features/auth/PasswordMeter';
import { passwordProblem } from '../../features/auth/passwordProblem';
import { ForgottenForm } from '../../features/recovery/ForgottenForm';
import { NewPasswordForm } from '../../features/recovery/NewPasswordForm';
import type { ResetErrors } from '../../features/recovery/NewPasswordForm';
import { askForReset, resetPassword } from '../../features/recovery/recoveryEndpoints';
import { readResetLink } from '../../features/recovery/resetLink';
import { instance } from '../../shared/http/instance';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { Link } from '../../shared/ui/Link';
import { LinkButton } from '../../shared/ui/LinkButton';
import { paths } from '../routes';

type Step = { name: 'ask' | 'done' } | { name: 'prove'; login: string; code?: string };

function errorsIn(problem: Problem | undefined): ResetErrors {
  const errors: ResetErrors = {};
  for (const { field, code } of problem?.errors ?? []) {
    if (field === 'code') errors.code = t('code.wrong');
    if (field === 'newPassword') {
      errors.newPassword = t(code === 'common' ? 'invalid.passwordCommon' : 'invalid.password');
    }
  }
  return errors;
}

/** The secret in the address goes out of it at once, before anybody looks over a shoulder. */
function useFirstStep(): Step {
  const [link] = useState(() => readResetLink(window.location.hash));
  useEffect(() => {
    if (link) window.history.replaceState(window.history.state, '', paths.resetPassword);
  }, [link]);
  return link ? { name: 'prove', ...link } : { name: 'ask' };
}

/** A new password for who has lost theirs: by a code, or by a link that the operator made. */
export function ForgottenPage() {
  const first = useFirstStep();
  const [step, setStep] = useState(first);
  const server = useQuery(instance, null);
  const request = useMutation(askForReset);
  const reset = useMutation(resetPassword);
  const errors = errorsIn(reset.problem);
  const explained = Object.keys(errors).length > 0;

  async function ask(login: string): Promise<void> {
    if (await request.run(login)) setStep({ name: 'prove', login });
  }

  async function prove(login: string, code: string, newPassword: string): Promise<void> {
    if (await reset.run({ login, code, newPassword })) setStep({ name: 'done' });
  }

  const proof = step.name === 'prove' ? step : undefined;
  const sent = proof && proof.code === undefined;
  const lead = server.data?.mail === false ? t('forgotten.withoutMail') : t('forgotten.sent');
  return (
    <AuthLayout
      title={t(step.name === 'done' ? 'forgotten.done' : 'forgotten.title')}
      lead={step.name === 'done' ? t('forgotten.doneText') : sent ? lead : t('forgotten.lead')}
      footer={
        step.name !== 'done' && (
          <Link
            href={paths.logIn}
            className="font-semibold text-accent underline-offset-2 hover:underline"
          >
            {t('forgotten.back')}
          </Link>
        )
      }
    >
      {step.name === 'ask' && (
        <ForgottenForm
          busy={request.status === 'pending'}
          problem={request.problem && problemText(request.problem)}
          onSubmit={(login) => void ask(login)}
        />
      )}
      {proof && (
        <NewPasswordForm
          code={proof.code}
          busy={reset.status === 'pending'}
          problem={
            proof.code !== undefined && errors.code !== undefined
              ? t('forgotten.linkWrong')
              : reset.problem && !explained ? problemText(reset.problem) : undefined
          }
          errors={errors}
          meter={(password) => <PasswordMeter password={password} />}
          check={passwordProblem}
          onSubmit={(code, password) => void prove(proof.login, code, password)}
        />
      )}
      {step.name === 'done' && <LinkButton href={paths.logIn}>{t('logIn.submit')}</LinkButton>}
    </AuthLayout>
  );
}
