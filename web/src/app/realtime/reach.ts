import type { Connection, ConnectionStatus } from '../../shared/realtime/connection';
import type { SocketState } from '../../shared/realtime/socketState';

function statusOf({ status }: SocketState, hasNetwork: boolean): ConnectionStatus {
  switch (status) {
    case 'open':
      return 'online';
    case 'comparing':
      return 'syncing';
    default:
      return hasNetwork ? 'connecting' : 'offline';
  }
}

/** What people are told of the state of the socket: `offline` only where they have no network. */
export function reach(
  state: SocketState,
  now: number,
  hasNetwork: boolean,
): Pick<Connection, 'status' | 'retryAt' | 'trouble'> {
  const waiting = state.status === 'backoff';
  return {
    status: statusOf(state, hasNetwork),
    retryAt: waiting ? now + state.wait : null,
    trouble: waiting && state.refusedFrame ? 'protocol' : null,
  };
}
