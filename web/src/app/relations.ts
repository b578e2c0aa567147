import { selectIsBlocked, selectIsFriend, selectRequestWith } from '../features/friends/friends';
import { selectMyId } from '../features/people/me';
import type { Relation } from '../features/people/peopleEndpoints';
import type { RootState } from './rootReducer';

/** What a person is to me now, which may be later than what a search said. */
export const selectRelation =
  (user: string) =>
  (state: RootState): Relation | 'self' => {
    if (selectMyId(state) === user) return 'self';
    if (selectIsFriend(user)(state)) return 'friend';
    if (selectIsBlocked(user)(state)) return 'blocked';
    return selectRequestWith(user)(state)?.direction ?? 'none';
  };
