import type { Middleware } from 'redux';
import { realtime } from './realtime/realtime';
import type { RealtimePorts } from './realtime/realtime';
import type { RootState } from './rootReducer';
import { openStorage } from './storage/openStorage';
import { browserLocks, openChannel } from './tabs/channel';

type InnerPorts = Omit<RealtimePorts, 'openStorage' | 'channel' | 'locks'>;

/** What lives behind the door, over the storage and the tabs of this browser. */
export function inner(ports: InnerPorts): Middleware<unknown, RootState> {
  return realtime({ ...ports, openStorage, channel: openChannel(), locks: browserLocks() });
}
