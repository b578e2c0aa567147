import type { Logs } from '../../features/messages/logs';
import type { RootState } from '../rootReducer';
import type { Kept } from './kept';

/** Of logs that stand where the kept ones do, what is kept is taken to be what is here. */
function standingAsKept(logs: Logs, kept: Logs = {}): Logs {
  const same = Object.entries(logs).filter(([id, { seq, id: entry }]) => {
    return kept[id]?.seq === seq && kept[id]?.id === entry;
  });
  return Object.fromEntries(same);
}

/** What the storage says, in terms of `state`: what differs from it has yet to be kept. */
export function baseline(state: RootState, { user, epoch, slices }: Kept): RootState {
  return {
    ...state,
    ...slices,
    session: { ...state.session, user },
    connection: { ...state.connection, epoch },
    logs: standingAsKept(state.logs, slices.logs),
  };
}
