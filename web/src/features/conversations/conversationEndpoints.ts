import { mutation } from '../../shared/http/endpoint';
import type { Http } from '../../shared/http/http';
import { field, string } from '../../shared/lib/json';
import { parseConversation } from './conversation';
import type { Conversation } from './conversation';
import { conversationReceived } from './conversations';
import type { Wish } from './wishes';

/** Opens the conversation with a friend, or with myself; it reaches the list over the socket. */
export const openConversation = mutation<string, { id: string }>({
  name: 'openConversation',
  request: (userId) => ({ method: 'POST', path: '/conversations', body: { userId } }),
  parse: (body) => ({ id: field('id', string)(body) }),
});

/** Mutes, pins or archives; other devices hear of it over their sockets. */
export const changeSettings = mutation<Wish, Conversation>({
  name: 'changeSettings',
  request: ({ conversation, change }) => ({
    method: 'PATCH',
    path: `/conversations/${encodeURIComponent(conversation)}`,
    body: change,
  }),
  parse: parseConversation,
  learned: (conversation) => [conversationReceived(conversation)],
});

/** Keeps what is being written for the other devices; nothing written is no draft. */
export async function saveDraft(http: Http, id: string, draft: string): Promise<Conversation> {
  const path = `/conversations/${encodeURIComponent(id)}`;
  const body = { draft: draft === '' ? null : draft };
  return parseConversation(await http({ method: 'PATCH', path, body }));
}
