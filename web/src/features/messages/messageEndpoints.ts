import { withParams } from '../../shared/http/endpoint';
import type { Http } from '../../shared/http/http';
import { parseLogPage } from './entry';
import type { LogPage } from './entry';
import { parseMessagePage } from './message';
import type { MessagePage } from './message';

/** How many messages a page holds, wherever it comes from. */
export const PAGE = 100;
const LOG_PAGE = 200;

function at(conversation: string, what: 'messages' | 'log'): string {
  return `/conversations/${encodeURIComponent(conversation)}/${what}`;
}

/** The messages just before the number `before`. */
export async function readMessages(
  http: Http,
  conversation: string,
  before: number,
): Promise<MessagePage> {
  const path = withParams(at(conversation, 'messages'), { before, limit: PAGE });
  return parseMessagePage(await http({ path }));
}

/** The entries from the number `after` on, that one included. */
export async function readLog(http: Http, conversation: string, after: number): Promise<LogPage> {
  const path = withParams(at(conversation, 'log'), { after, limit: LOG_PAGE });
  return parseLogPage(await http({ path }));
}
