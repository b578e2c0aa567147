import { useEffect, useState } from 'react';
import { AuthLayout } from '../../features/auth/AuthLayout';
import { selectSession } from '../../features/auth/session';
import { heldInvite, holdInvite, readInvite } from '../../features/invites/heldInvite';
import { acceptInvite, invitation } from '../../features/invites/inviteEndpoints';
import type { Invitation } from '../../features/invites/inviteEndpoints';
import { useSelector } from '../../shared/hooks/useSelector';
import { useMutation } from '../../shared/http/useMutation';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { Rich } from '../../shared/i18n/Rich';
import { fullDate } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FailedState } from '../../shared/ui/FailedState';
import { FormProblem } from '../../shared/ui/FormProblem';
import { Link } from '../../shared/ui/Link';
import { LinkButton } from '../../shared/ui/LinkButton';
import { Name } from '../../shared/ui/Name';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { withReturn } from '../returnPath';
import { paths } from '../routes';

/** The secret in the address goes out of it, into this tab, so that it outlives a log-in. */
function useInvite(): string | undefined {
  const [token, setToken] = useState(() => readInvite(window.location.hash) ?? heldInvite());
  // Another link in the same tab differs in its fragment alone, for which no page is loaded.
  useEffect(() => {
    const read = () => setToken((before) => readInvite(window.location.hash) ?? before);
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  useEffect(() => {
    if (token === undefined) return;
    holdInvite(token);
    window.history.replaceState(window.history.state, '', paths.invitation);
  }, [token]);
  return token;
}

/** The page behind the link of an invite: who invites, and the ways in. */
export function InvitationPage() {
  const token = useInvite();
  const { status: session } = useSelector(selectSession);
  const { data, status, problem, refetch } = useQuery(invitation, token);
  if (token === undefined || problem?.code === 'invite-ended') return <Ended />;
  if (data && session !== 'restoring') return <Invited key={token} token={token} by={data} />;
  return (
    <AuthLayout title={t('invitation.waiting')} lead="" footer="">
      {status === 'failed' ? (
        <FailedState text={t('invitation.failed')} onRetry={refetch} />
      ) : (
        <SkeletonRows count={1} />
      )}
    </AuthLayout>
  );
}

function Ended() {
  useEffect(() => holdInvite(null), []);
  return (
    <AuthLayout title={t('invitation.over')} lead={t('invitation.overText')} footer="">
      <LinkButton href={paths.conversations}>{t('invitation.goOn')}</LinkButton>
    </AuthLayout>
  );
}

function Invited({ token, by }: { token: string; by: Invitation }) {
  const { status, user } = useSelector(selectSession);
  const acceptance = useMutation(acceptInvite);
  const name = <Name>{by.inviter.displayName}</Name>;
  const isIn = status === 'signedIn';

  async function accept(): Promise<void> {
    if (await acceptance.run(token)) holdInvite(null);
  }

  if (acceptance.problem?.code === 'invite-ended') return <Ended />;
  if (acceptance.status === 'done') {
    return (
      <AuthLayout
        title={<Rich text="invitation.done" parts={{ name }} />}
        lead={t('invitation.doneText')}
        footer=""
      >
        <LinkButton href={paths.conversations}>{t('invitation.goOn')}</LinkButton>
      </AuthLayout>
    );
  }
  if (isIn && user === by.inviter.id) {
    return (
      <AuthLayout title={t('invitation.own')} lead={t('invitation.ownText')} footer="">
        <LinkButton href={paths.conversations}>{t('invitation.goOn')}</LinkButton>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title={<Rich text="invitation.title" parts={{ name }} />}
      lead={t(isIn ? 'invitation.friendLead' : by.admits ? 'invitation.lead' : 'invitation.closedLead')}
      footer={t('invitation.until', { date: fullDate(by.expiresAt) })}
    >
      <FormProblem text={acceptance.problem && problemText(acceptance.problem)} />
      {isIn ? (
        <Button
          size="large"
          className="w-full"
          busy={acceptance.status === 'pending'}
          onClick={() => void accept()}
        >
          {t('invitation.accept')}
        </Button>
      ) : (
        <div className="flex flex-wrap items-center gap-4">
          {by.admits && <LinkButton href={paths.register}>{t('register.submit')}</LinkButton>}
          <Link
            href={withReturn(paths.logIn, paths.invitation)}
            className="inline-flex h-11 items-center font-semibold text-accent hover:underline"
          >
            {t('invitation.logIn')}
          </Link>
        </div>
      )}
    </AuthLayout>
  );
}
