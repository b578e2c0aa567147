import type { Connection, ConnectionStatus } from '../../shared/realtime/connection';
import type { SocketState } from '../../shared/realtime/socketState';

const statuses: Readonly<Record<SocketState['status'], ConnectionStatus>> = {
  idle: 'offline',
  backoff: 'offline',
  connecting: 'connecting',
  greeting: 'connecting',
  comparing: 'syncing',
  open: 'online',
};

/** What people are told of the state of the socket. */
export function reach(
  state: SocketState,
  now: number,
): Pick<Connection, 'status' | 'retryAt' | 'trouble'> {
  const waiting = state.status === 'backoff';
  return {
    status: statuses[state.status],
    retryAt: waiting ? now + state.wait : null,
    trouble: waiting && state.refusedFrame ? 'protocol' : null,
  };
}
