import type { FriendRequest } from '../../features/friends/friend';
import { removeRequest } from '../../features/friends/friendEndpoints';
import { OutgoingRequest } from '../../features/friends/OutgoingRequest';
import { selectUser } from '../../features/people/cards';
import { useSelector } from '../../shared/hooks/useSelector';
import { useAction } from '../useAction';

export function OutgoingRow({ request, now }: { request: FriendRequest; now: number }) {
  const user = useSelector(selectUser(request.user));
  const withdraw = useAction(removeRequest);
  if (!user) return null;
  return (
    <li>
      <OutgoingRequest
        personId={user.id}
        name={user.displayName}
        picture={user.avatar?.thumb}
        username={user.username}
        createdAt={request.createdAt}
        now={now}
        busy={withdraw.busy}
        onWithdraw={() => void withdraw.run(request.id)}
      />
    </li>
  );
}
