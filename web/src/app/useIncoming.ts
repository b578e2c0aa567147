import type { FriendRequest } from '../features/friends/friend';
import { selectIncoming } from '../features/friends/friends';
import { useSelector } from '../shared/hooks/useSelector';
import { useDeclines } from './DeclineProvider';

/** The requests that wait for my answer, without those that I have just declined. */
export function useIncoming(): readonly FriendRequest[] {
  const incoming = useSelector(selectIncoming);
  const { held } = useDeclines();
  return held.size === 0 ? incoming : incoming.filter((request) => !held.has(request.id));
}
