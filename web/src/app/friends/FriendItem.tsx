import { unfriend } from '../../features/friends/friendEndpoints';
import { FriendRow } from '../../features/friends/FriendRow';
import { selectUser } from '../../features/people/cards';
import type { User } from '../../features/people/user';
import { selectPresence } from '../../features/presence/presence';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { useToast } from '../../shared/ui/Toasts';
import { useBlocking } from '../people/useBlocking';
import { useReporting } from '../people/useReporting';
import { useAction } from '../useAction';
import { useOpenChat } from './useOpenChat';

export function FriendItem({ id }: { id: string }) {
  const user = useSelector(selectUser(id));
  return user ? <KnownFriend user={user} /> : null;
}

function KnownFriend({ user }: { user: User }) {
  const { id, displayName: name } = user;
  const presence = useSelector(selectPresence(id));
  const { openChat, busy } = useOpenChat();
  const removal = useAction(unfriend);
  const blocking = useBlocking(user);
  const reporting = useReporting(user);
  const toast = useToast();

  async function remove(): Promise<void> {
    await removal.run(id);
    toast({ text: t('friends.removed', { name }) });
  }

  return (
    <li>
      <FriendRow
        id={id}
        name={name}
        picture={user.avatar?.thumb}
        username={user.username}
        presence={presence.state}
        busy={busy || removal.busy}
        actions={[blocking.action, reporting.action]}
        onMessage={() => void openChat(id)}
        onRemove={() => void remove()}
      />
      {blocking.dialog}
      {reporting.dialog}
    </li>
  );
}
