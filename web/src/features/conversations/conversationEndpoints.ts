import { mutation } from '../../shared/http/endpoint';
import type { Http } from '../../shared/http/http';
import { field, string } from '../../shared/lib/json';
import { parseConversation } from './conversation';
import type { Conversation } from './conversation';

/** Opens the conversation with a friend, or with myself; it reaches the list over the socket. */
export const openConversation = mutation<string, { id: string }>({
  name: 'openConversation',
  request: (userId) => ({ method: 'POST', path: '/conversations', body: { userId } }),
  parse: (body) => ({ id: field('id', string)(body) }),
});

/** Keeps what is being written for the other devices; nothing written is no draft. */
export async function saveDraft(http: Http, id: string, draft: string): Promise<Conversation> {
  const path = `/conversations/${encodeURIComponent(id)}`;
  const body = { draft: draft === '' ? null : draft };
  return parseConversation(await http({ method: 'PATCH', path, body }));
}
