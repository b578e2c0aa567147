import { mutation } from '../../shared/http/endpoint';
import { field, nothing, string } from '../../shared/lib/json';

// The lists follow from the `change` frames alone, which come in an order of their own; an answer
// applied beside them could bring back what a later change has ended.

export const askFriend = mutation<string, true>({
  name: 'askFriend',
  request: (userId) => ({ method: 'POST', path: '/friend-requests', body: { userId } }),
  parse: nothing,
});

export const acceptRequest = mutation<string, { conversationId: string }>({
  name: 'acceptRequest',
  request: (id) => ({ method: 'POST', path: `/friend-requests/${encodeURIComponent(id)}/accept` }),
  parse: (body) => ({ conversationId: field('conversation', field('id', string))(body) }),
});

/** Declines what came in, withdraws what went out. */
export const removeRequest = mutation<string, true>({
  name: 'removeRequest',
  request: (id) => ({ method: 'DELETE', path: `/friend-requests/${encodeURIComponent(id)}` }),
  parse: nothing,
});

export const unfriend = mutation<string, true>({
  name: 'unfriend',
  request: (userId) => ({ method: 'DELETE', path: `/friends/${encodeURIComponent(userId)}` }),
  parse: nothing,
});
