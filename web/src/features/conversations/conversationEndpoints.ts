import { mutation } from '../../shared/http/endpoint';
import { field, string } from '../../shared/lib/json';

/** Opens the conversation with a friend, or with myself; it reaches the list over the socket. */
export const openConversation = mutation<string, { id: string }>({
  name: 'openConversation',
  request: (userId) => ({ method: 'POST', path: '/conversations', body: { userId } }),
  parse: (body) => ({ id: field('id', string)(body) }),
});
