import type { Pointers } from '../../features/conversations/conversations';
import { raiseHeard } from '../../features/conversations/heard';
import type { RootState } from '../rootReducer';

/**
 * What is remembered of raised pointers with its time. Not mine, and nothing before the comparison
 * has finished: until then it may have happened at any time since the last connection.
 */
export function raisesHeard(state: RootState, raised: Pointers, at: number) {
  const { conversation, user, ...to } = raised;
  const { me, connection, conversations } = state;
  const from = conversations[conversation]?.members.find((member) => member.user === user);
  if (!from || user === me?.id || connection.status !== 'online') return [];
  const { readSeq, deliveredSeq } = from;
  return [raiseHeard({ conversation, from: { readSeq, deliveredSeq }, to, at })];
}
