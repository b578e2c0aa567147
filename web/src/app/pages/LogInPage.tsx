import { logIn } from '../../features/auth/authEndpoints';
import { AuthLayout } from '../../features/auth/AuthLayout';
import { LogInForm } from '../../features/auth/LogInForm';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { Link } from '../../shared/ui/Link';
import { paths } from '../routes';

export function LogInPage({ ended }: { ended: boolean }) {
  const { run, status, problem } = useMutation(logIn);
  const notice = ended && status === 'idle' ? t('logIn.ended') : undefined;
  return (
    <AuthLayout
      title={t('logIn.title')}
      lead={t('logIn.lead')}
      footer={
        <Rich
          text="logIn.other"
          parts={{
            link: (
              <Link
                href={paths.register + window.location.search}
                className="font-semibold text-accent underline-offset-2 hover:underline"
              >
                {t('logIn.otherLink')}
              </Link>
            ),
          }}
        />
      }
    >
      <LogInForm
        busy={status === 'pending'}
        problem={problem ? problemText(problem) : notice}
        onSubmit={(login, password) => void run({ login, password })}
      />
    </AuthLayout>
  );
}
