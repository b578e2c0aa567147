import { useState } from 'react';
import { register } from '../../features/auth/authEndpoints';
import type { Registered } from '../../features/auth/authEndpoints';
import { AuthLayout } from '../../features/auth/AuthLayout';
import { RegisterForm } from '../../features/auth/RegisterForm';
import type { Registration, RegistrationErrors } from '../../features/auth/registration';
import { signedIn } from '../../features/auth/session';
import { sendsMail } from '../../features/recovery/recoveryEndpoints';
import { useDispatch } from '../../shared/hooks/useDispatch';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { navigate } from '../../shared/router/navigate';
import { Link } from '../../shared/ui/Link';
import { CodesStep } from '../recovery/CodesStep';
import { withReturn } from '../returnPath';
import { paths } from '../routes';

/** What the server had against single fields, in words that stand beside them. */
function refusals(problem: Problem | undefined): RegistrationErrors {
  if (!problem) return {};
  if (problem.code === 'username-taken') return { username: t('invalid.usernameTaken') };
  const errors: RegistrationErrors = {};
  for (const { field, code } of problem.errors) {
    if (field === 'username') errors.username = t('invalid.username');
    if (field === 'displayName') errors.displayName = t('invalid.displayName');
    if (field === 'email') errors.email = t('invalid.email');
    if (field === 'password') {
      errors.password = t(code === 'common' ? 'invalid.passwordCommon' : 'invalid.password');
    }
  }
  return errors;
}

export function RegisterPage() {
  const { run, status, problem, reset } = useMutation(register);
  const mail = useQuery(sendsMail, null);
  const [registered, setRegistered] = useState<Registered & Registration>();
  const dispatch = useDispatch();
  const refused = refusals(problem);
  const explained = Object.keys(refused).length > 0;

  async function join(registration: Registration): Promise<void> {
    const opened = await run(registration);
    if (opened) setRegistered({ ...registration, ...opened });
  }

  /** Who has named an address goes where its code is typed in. */
  function enter({ email, user, accessToken, expiresIn }: Registered & Registration): void {
    if (email) navigate(withReturn(paths.register, paths.profile), { replace: true });
    dispatch(signedIn({ user, accessToken, expiresIn }));
  }

  if (registered) {
    return (
      <CodesStep
        codes={registered.recoveryCodes}
        username={registered.username}
        onDone={() => enter(registered)}
      />
    );
  }
  return (
    <AuthLayout
      title={t('register.title')}
      lead={t('register.lead')}
      footer={
        <Rich
          text="register.other"
          parts={{
            link: (
              <Link
                href={paths.logIn + window.location.search}
                className="font-semibold text-accent underline-offset-2 hover:underline"
              >
                {t('register.otherLink')}
              </Link>
            ),
          }}
        />
      }
    >
      <RegisterForm
        busy={status === 'pending'}
        problem={problem && !explained ? problemText(problem) : undefined}
        withEmail={mail.data === true}
        refused={refused}
        onEdit={() => status === 'failed' && reset()}
        onSubmit={(registration) => void join(registration)}
      />
    </AuthLayout>
  );
}
