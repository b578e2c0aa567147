import { mutation, query } from '../../shared/http/endpoint';
import { array, boolean, field, fields, integer, nothing, string } from '../../shared/lib/json';

/** A session of mine: where I am logged in. */
export interface Device {
  id: string;
  device: string;
  createdAt: number;
  lastSeen: number;
  current: boolean;
}

export const parseDevices = field(
  'items',
  array(
    fields<Device>({
      id: string,
      device: string,
      createdAt: integer,
      lastSeen: integer,
      current: boolean,
    }),
  ),
);

export const devices = query<null, Device[]>({
  name: 'devices',
  request: () => ({ path: '/sessions' }),
  parse: parseDevices,
  tags: ['devices'],
});

export const revokeOtherDevices = mutation<undefined, true>({
  name: 'revokeOtherDevices',
  request: () => ({ method: 'DELETE', path: '/sessions' }),
  parse: nothing,
  outdates: ['devices'],
});

export const revokeDevice = mutation<string, true>({
  name: 'revokeDevice',
  request: (id) => ({ method: 'DELETE', path: `/sessions/${encodeURIComponent(id)}` }),
  parse: nothing,
  outdates: ['devices'],
});
