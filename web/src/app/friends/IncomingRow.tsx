import type { FriendRequest } from '../../features/friends/friend';
import { IncomingRequest } from '../../features/friends/IncomingRequest';
import { selectUser } from '../../features/people/cards';
import { useSelector } from '../../shared/hooks/useSelector';
import { useDeclines } from '../DeclineProvider';
import { useAccept } from './useAccept';

export function IncomingRow({ request, now }: { request: FriendRequest; now: number }) {
  const user = useSelector(selectUser(request.user));
  const { accept, busy } = useAccept();
  const { decline } = useDeclines();
  if (!user) return null;
  return (
    <li>
      <IncomingRequest
        personId={user.id}
        name={user.displayName}
        picture={user.avatar?.thumb}
        username={user.username}
        createdAt={request.createdAt}
        now={now}
        busy={busy}
        onAccept={() => void accept(request.id, user.displayName)}
        onDecline={() => decline(request.id, user.displayName)}
      />
    </li>
  );
}
