import type { AnyAction } from 'redux';
import { sessionResumed } from '../../features/auth/session';
import type { Outbox } from '../../features/messages/outbox';
import type { AccessTokens } from '../../shared/http/accessTokens';
import { stateRestored } from '../rootReducer';
import type { RootState } from '../rootReducer';
import type { Storage } from '../storage/storage';
import { keepingStretches } from '../tabs/snapshot';
import type { Snapshot } from '../tabs/tabMessage';

interface Ports {
  getState(): RootState;
  dispatch(action: AnyAction): void;
  storage: Storage;
  tokens: AccessTokens;
  /** Whether this tab still follows. */
  follows(): boolean;
}

type Slices = Partial<RootState>;

function untold(mine: Outbox, { outbox = [], logs = {} }: Slices): Outbox {
  const known = new Set(outbox.map(({ clientId }) => clientId));
  const arrived = (conversation: string, id: string) =>
    logs[conversation]?.messages.some(({ clientId }) => clientId === id);
  return mine.filter((one) => {
    return !known.has(one.clientId) && !arrived(one.conversation, one.clientId);
  });
}

/** What is told, and what was done here of which the teller may not have known. */
function merged(mine: RootState, told: Slices): Slices {
  const { receipts = {}, drafts = {}, outbox = [] } = told;
  const read = Object.entries(mine.receipts).filter(([id, seq]) => seq > (receipts[id] ?? 0));
  return {
    ...told,
    outbox: [...outbox, ...untold(mine.outbox, told)],
    receipts: { ...receipts, ...Object.fromEntries(read) },
    drafts: { ...drafts, ...mine.drafts },
  };
}

/** Makes what the tab that leads has told the state of this one; whether it could. */
export function takeSnapshot(ports: Ports): (snapshot: Snapshot) => Promise<boolean> {
  const { getState, dispatch, storage, tokens } = ports;
  const suits = ({ user }: Snapshot) => {
    const mine = getState().session.user;
    return ports.follows() && (mine === undefined || mine === user);
  };
  return async (snapshot) => {
    if (!suits(snapshot)) return false;
    const { user, grant, slices } = snapshot;
    const logs = await keepingStretches(getState().logs, slices.logs ?? {}, storage.stretch);
    if (!suits(snapshot)) return false;
    if (grant) tokens.take(grant);
    const epoch = slices.connection?.epoch;
    dispatch(stateRestored({ epoch, slices: merged(getState(), { ...slices, logs }) }));
    if (getState().session.user === undefined || getState().session.status === 'restoring') {
      dispatch(sessionResumed({ user }));
    }
    return true;
  };
}
