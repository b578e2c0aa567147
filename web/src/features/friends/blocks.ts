import { mutation } from '../../shared/http/endpoint';
import { nothing } from '../../shared/lib/json';
import type { WithFriends } from './friends';

// As with friends, the list follows from the `change` frames alone.

export const selectBlocks = (state: WithFriends) => state.friends.blocks;

/** Ends a friendship and any request as well. */
export const blockPerson = mutation<string, true>({
  name: 'blockPerson',
  request: (id) => ({ method: 'PUT', path: `/blocks/${encodeURIComponent(id)}` }),
  parse: nothing,
});

export const unblockPerson = mutation<string, true>({
  name: 'unblockPerson',
  request: (id) => ({ method: 'DELETE', path: `/blocks/${encodeURIComponent(id)}` }),
  parse: nothing,
});
