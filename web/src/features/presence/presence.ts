import { event, on, reducer } from '../../shared/lib/action';
import { array, boolean, fields, integer, oneOf, optional, string } from '../../shared/lib/json';
import { connectionChanged } from '../../shared/realtime/connection';
import type { FrameTable } from '../../shared/realtime/frames';

export interface Presence {
  state: 'online' | 'idle' | 'offline' | 'unknown';
  lastSeen?: number | undefined;
}

interface PresenceItem extends Presence {
  user: string;
}

/** Known from a full list on; before it, and without a connection, nothing is believed. */
export type Presences =
  | { status: 'unknown' }
  | { status: 'known'; of: Readonly<Record<string, Presence>> };

interface PresenceFrame {
  items: readonly PresenceItem[];
  full: boolean;
}

export const presenceReceived = event<PresenceFrame>('presence/received');

const unknown: Presences = { status: 'unknown' };

export const presences = reducer<Presences>(
  unknown,
  on(presenceReceived, (state, { items, full }) => {
    if (!full && state.status === 'unknown') return state;
    const before = full || state.status === 'unknown' ? {} : state.of;
    const of = items.map(({ user, ...presence }): [string, Presence] => [user, presence]);
    return { status: 'known', of: { ...before, ...Object.fromEntries(of) } };
  }),
  on(connectionChanged, (state, { status }) =>
    status === 'offline' || status === 'connecting' ? unknown : state,
  ),
);

export interface WithPresences {
  presences: Presences;
}

const nobodyKnows: Presence = { state: 'unknown' };
const offline: Presence = { state: 'offline' };

export const selectPresence =
  (user: string) =>
  ({ presences: known }: WithPresences): Presence =>
    known.status === 'unknown' ? nobodyKnows : known.of[user] ?? offline;

const parseItems = array(
  fields<PresenceItem>({
    user: string,
    state: oneOf<'online' | 'idle' | 'offline'>('online', 'idle', 'offline'),
    lastSeen: optional(integer),
  }),
);

export const presenceFrames: FrameTable = {
  presence: (frame) => [
    presenceReceived({
      items: parseItems(frame['items']),
      full: optional(boolean)(frame['full']) ?? false,
    }),
  ],
};
