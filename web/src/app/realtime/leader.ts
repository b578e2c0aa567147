import type { AnyAction } from 'redux';
import { sessionResumed } from '../../features/auth/session';
import { outboxFound } from '../../features/messages/outbox';
import type { Socket } from '../../shared/realtime/socket';
import { stateRestored } from '../rootReducer';
import type { RootState } from '../rootReducer';
import { baseline } from '../storage/baseline';
import type { Journal } from '../storage/journal';
import type { Kept } from '../storage/kept';
import type { Storage } from '../storage/storage';

interface Ports {
  getState(): RootState;
  dispatch(action: AnyAction): void;
  journal: Journal;
  storage: Storage;
  socket: Socket;
}

/** What falls to the tab that leads: it owns the storage, the socket and the outbox. */
export interface Leader {
  /** Takes over what is kept, shows it, and connects as soon as somebody is signed in. */
  lead(): void;
  /** Somebody is signed in, which may be before everything is taken over. */
  signedIn(): void;
  stop(): void;
}

export function createLeader({ getState, dispatch, journal, storage, socket }: Ports): Leader {
  let leading = false;
  /** Which taking over is the current one. */
  let round = 0;

  function connect(): void {
    if (leading && getState().session.status === 'signedIn') {
      socket.happened({ type: 'wanted' });
    }
  }

  function show(kept: Kept): void {
    const { me, conversations, session } = getState();
    const empty = !me && Object.keys(conversations).length === 0;
    if (!empty) dispatch(outboxFound(kept.slices.outbox ?? []));
    else dispatch(stateRestored(kept));
    if (kept.user !== undefined && session.status === 'restoring') {
      dispatch(sessionResumed({ user: kept.user }));
    }
    journal.begin(baseline(getState(), kept));
  }

  async function lead(): Promise<void> {
    round += 1;
    const mine = round;
    const kept = await storage.take(getState().session.user);
    if (mine !== round) return;
    leading = true;
    if (kept) show(kept);
    connect();
  }

  return {
    lead: () => void lead(),
    signedIn: connect,
    stop() {
      round += 1;
      leading = false;
      journal.end();
      socket.happened({ type: 'unwanted' });
    },
  };
}
