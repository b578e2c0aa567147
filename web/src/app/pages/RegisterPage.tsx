import { register } from '../../features/auth/authEndpoints';
import { AuthLayout } from '../../features/auth/AuthLayout';
import { RegisterForm } from '../../features/auth/RegisterForm';
import type { RegistrationErrors } from '../../features/auth/registration';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { Rich } from '../../shared/i18n/Rich';
import { enRegister } from '../../shared/i18n/enRegister';
import { learn, t } from '../../shared/i18n/translate';
import { Link } from '../../shared/ui/Link';
import { paths } from '../routes';

learn(enRegister);

/** What the server had against single fields, in words that stand beside them. */
function refusals(problem: Problem | undefined): RegistrationErrors {
  if (!problem) return {};
  if (problem.code === 'username-taken') return { username: t('invalid.usernameTaken') };
  const errors: RegistrationErrors = {};
  for (const { field, code } of problem.errors) {
    if (field === 'username') errors.username = t('invalid.username');
    if (field === 'displayName') errors.displayName = t('invalid.displayName');
    if (field === 'password') {
      errors.password = t(code === 'common' ? 'invalid.passwordCommon' : 'invalid.password');
    }
  }
  return errors;
}

export function RegisterPage() {
  const { run, status, problem, reset } = useMutation(register);
  const refused = refusals(problem);
  const explained = Object.keys(refused).length > 0;
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
        refused={refused}
        onEdit={() => status === 'failed' && reset()}
        onSubmit={(registration) => void run(registration)}
      />
    </AuthLayout>
  );
}
