import { heldInvite } from '../../features/invites/heldInvite';
import { instance } from '../../shared/http/instance';
import { useQuery } from '../../shared/http/useQuery';
import { t } from '../../shared/i18n/translate';

/** The way to an account, for who can have one; nothing before that is known. */
export function Newcomers({ children }: { children: JSX.Element }) {
  const server = useQuery(instance, null);
  if (server.status === 'pending' && !server.data) return null;
  const policy = heldInvite() === undefined ? server.data?.registration : 'open';
  if (policy === 'closed') return null;
  return policy === 'invite' ? <>{t('logIn.byInvitation')}</> : children;
}
