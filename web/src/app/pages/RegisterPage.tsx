import { lazy, Suspense, useEffect, useState } from 'react';
import { register } from '../../features/auth/authEndpoints';
import type { Registered } from '../../features/auth/authEndpoints';
import { AuthLayout } from '../../features/auth/AuthLayout';
import { OtherWay } from '../../features/auth/OtherWay';
import { RegisterForm } from '../../features/auth/RegisterForm';
import type { Registration, RegistrationErrors } from '../../features/auth/registration';
import { signedIn } from '../../features/auth/session';
import { heldInvite, holdInvite } from '../../features/invites/heldInvite';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { instance } from '../../shared/http/instance';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { useQuery } from '../../shared/http/useQuery';
import type { Key } from '../../shared/i18n/catalogue';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { navigate } from '../../shared/router/navigate';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { CodesStep } from '../recovery/CodesStep';
import { returnPath, withReturn } from '../returnPath';
import { paths } from '../routes';

const TermsDialog = lazy(async () => ({
  default: (await import('../terms/TermsDialog')).TermsDialog,
}));

/** What the server had against single fields, in words that stand beside them. */
function refusals(problem: Problem | undefined): RegistrationErrors {
  if (!problem) return {};
  if (problem.code === 'username-taken') return { username: t('invalid.usernameTaken') };
  const errors: RegistrationErrors = {};
  for (const { field, code } of problem.errors) {
    if (field === 'username') errors.username = t('invalid.username');
    if (field === 'displayName') errors.displayName = t('invalid.displayName');
    if (field === 'terms') errors.terms = t('terms.changed');
    if (field === 'email') errors.email = t('invalid.email');
    if (field === 'password') {
      errors.password = t(code === 'common' ? 'invalid.passwordCommon' : 'invalid.password');
    }
  }
  return errors;
}

const REFUSALS: Readonly<Record<string, Key>> = {
  'invite-needed': 'register.inviteNeeded',
  'registration-closed': 'register.closed',
  'invite-ended': 'invitation.overText',
};

function refusalText(problem: Problem): string {
  const known = REFUSALS[problem.code];
  return known ? t(known) : problemText(problem);
}

/** A form for who may have an account, and for everybody else the reason why not. */
export function RegisterPage() {
  const { status, data, refetch } = useQuery(instance, null);
  const [invite] = useState(heldInvite);
  // Once somebody may, they may go on: with the first account the house may close behind them.
  const [admitted, admit] = useState(invite !== undefined);
  if (!admitted && (status === 'failed' || data?.registration === 'open')) admit(true);
  if (admitted) {
    return (
      <Joining
        invite={invite}
        withEmail={data?.mail === true}
        terms={data?.terms ?? undefined}
        onTermsChanged={refetch}
      />
    );
  }
  const title = data ? t('register.notOpen') : t('register.title');
  return (
    <AuthLayout title={title} lead={data ? t(LEADS[data.registration]) : ''} footer={<LogInLink />}>
      {!data && <SkeletonRows count={1} />}
    </AuthLayout>
  );
}

const LEADS = {
  open: 'register.lead', invite: 'register.inviteNeeded', closed: 'register.closed',
} as const;

function LogInLink() {
  return <OtherWay text="register.other" link="register.otherLink" href={paths.logIn} />;
}

interface JoiningProps {
  invite: string | undefined;
  withEmail: boolean;
  /** The number of the terms that have to be agreed to, where there are any. */
  terms: number | undefined;
  onTermsChanged(): void;
}

function Joining({ invite, withEmail, terms, onTermsChanged }: JoiningProps) {
  const { run, status, problem, reset } = useMutation(register);
  const [registered, setRegistered] = useState<Registered & Registration>();
  const [reading, setReading] = useState(false);
  const dispatch = useDispatch();
  const refused = refusals(problem);
  const explained = Object.keys(refused).length > 0;
  const outdated = refused.terms !== undefined;

  useEffect(() => {
    if (outdated) onTermsChanged();
  }, [outdated, onTermsChanged]);

  async function join(registration: Registration): Promise<void> {
    const opened = await run(invite === undefined ? registration : { ...registration, invite });
    if (opened) setRegistered({ ...registration, ...opened });
  }

  /** A picture is offered first; who has named an address then goes where its code is typed in. */
  function enter({ email, user, accessToken, expiresIn }: Registered & Registration): void {
    holdInvite(null);
    const wanted = email ? paths.profile : returnPath(window.location.search);
    const welcome = withReturn(paths.welcome, wanted);
    navigate(withReturn(paths.register, welcome), { replace: true });
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
      lead={t(invite === undefined ? 'register.lead' : 'register.invitedLead')}
      footer={<LogInLink />}
    >
      <RegisterForm
        busy={status === 'pending'}
        problem={problem && !explained ? refusalText(problem) : undefined}
        withEmail={withEmail}
        terms={terms}
        onReadTerms={() => setReading(true)}
        refused={refused}
        onEdit={() => status === 'failed' && reset()}
        onSubmit={(registration) => void join(registration)}
      />
      {reading && terms !== undefined && (
        <Suspense fallback={null}>
          <TermsDialog terms={terms} onClose={() => setReading(false)} />
        </Suspense>
      )}
    </AuthLayout>
  );
}
