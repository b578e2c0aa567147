import { parseGrant } from '../../shared/http/accessTokens';
import type { Grant } from '../../shared/http/accessTokens';
import { fields, Malformed, oneOf, string } from '../../shared/lib/json';

/** What one tab tells the others about the session that they share by their cookie. */
export type TabNews =
  | { type: 'refreshed'; user: string; grant: Grant }
  | { type: 'signedIn'; user: string }
  | { type: 'signedOut' };

export interface Tabs {
  tell(news: TabNews): void;
}

const CHANNEL = 'martlet';

function parseNews(value: unknown): TabNews | undefined {
  try {
    const { type } = fields<{ type: TabNews['type'] }>({
      type: oneOf<TabNews['type']>('refreshed', 'signedIn', 'signedOut'),
    })(value);
    if (type === 'signedOut') return { type };
    const { user } = fields<{ user: string }>({ user: string })(value);
    if (type === 'signedIn') return { type, user };
    return { type, user, ...fields<{ grant: Grant }>({ grant: parseGrant })(value) };
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

/** The other tabs of this browser; a tab does not hear itself. */
export function openTabs(heard: (news: TabNews) => void): Tabs {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    const news = parseNews(data);
    if (news) heard(news);
  };
  return { tell: (news) => channel.postMessage(news) };
}

/**
 * Runs `work` while no other tab of this browser does. Over plain http to other hosts browsers have
 * no locks; there the server's patience with a token that is used twice has to do.
 */
export function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = (navigator as Partial<Pick<Navigator, 'locks'>>).locks;
  return locks ? locks.request(`${CHANNEL}-refresh`, work) : work();
}
