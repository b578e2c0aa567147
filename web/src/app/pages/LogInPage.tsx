import { lazy, Suspense } from 'react';
import { logIn } from '../../features/auth/authEndpoints';
import { AuthLayout } from '../../features/auth/AuthLayout';
import { LogInForm } from '../../features/auth/LogInForm';
import { OtherWay } from '../../features/auth/OtherWay';
import { useMutation } from '../../shared/http/useMutation';
import { problemText } from '../../shared/i18n/problemText';
import { fullDate } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Link } from '../../shared/ui/Link';
import { paths } from '../routes';

const FactorPage = lazy(async () => ({ default: (await import('./FactorPage')).FactorPage }));
const Newcomers = lazy(async () => ({ default: (await import('./outsidePages')).Newcomers }));

interface LogInPageProps {
  ended: boolean;
  /** When the account goes that was just logged out. */
  deleteAt: number | undefined;
}

export function LogInPage({ ended, deleteAt }: LogInPageProps) {
  const { run, status, problem, reset } = useMutation(logIn);
  const challenge = problem?.challenge;
  if (challenge !== undefined) return <FactorPage challenge={challenge} onRestart={reset} />;
  const reason = deleteAt
    ? t('logIn.deleting', { date: fullDate(deleteAt) })
    : ended && t('logIn.ended');
  const notice = (status === 'idle' && reason) || undefined;
  return (
    <AuthLayout
      title={t('logIn.title')}
      lead={t('logIn.lead')}
      footer={
        <Suspense>
          <Newcomers>
            <OtherWay text="logIn.other" link="logIn.otherLink" href={paths.register} />
          </Newcomers>
        </Suspense>
      }
    >
      <LogInForm
        busy={status === 'pending'}
        problem={problem ? problemText(problem) : notice}
        help={
          <Link
            href={paths.resetPassword}
            className="font-semibold text-accent underline-offset-2 hover:underline"
          >
            {t('logIn.forgotten')}
          </Link>
        }
        onSubmit={(login, password) => void run({ login, password })}
      />
    </AuthLayout>
  );
}
