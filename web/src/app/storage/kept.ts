import { parseKeptConversation } from '../../features/conversations/conversation';
import { parseKeptFriends } from '../../features/friends/friends';
import { readKeptLogs } from '../../features/messages/keptLog';
import { readKeptOutbox } from '../../features/messages/keptOutbox';
import { parseMe } from '../../features/people/me';
import { parseUser } from '../../features/people/user';
import { integer, nullable, readable, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import type { Transaction } from '../../shared/storage/database';
import type { RootState } from '../rootReducer';
import { META } from './schema';

type Slice =
  | 'cards' | 'conversations' | 'receipts' | 'drafts' | 'me' | 'friends' | 'logs' | 'outbox';

/** Everything that outlives a reload. */
export interface Kept {
  /** Whose it is; absent where nobody has kept anything. */
  user: string | undefined;
  /** The database of the server that it was made from. */
  epoch: string | undefined;
  slices: Partial<Pick<RootState, Slice>>;
}

/** Only what reads: a record that does not is fetched anew, as if it had never been here. */
async function table<T>(
  transaction: Transaction,
  store: string,
  parse: Parser<T>,
): Promise<Record<string, T>> {
  const [keys, values] = await Promise.all([transaction.keys(store), transaction.all(store)]);
  return Object.fromEntries(
    keys.flatMap((key, i) => {
      const value = readable(parse, values[i]);
      return value === undefined ? [] : [[String(key), value]];
    }),
  );
}

export async function readKept(transaction: Transaction): Promise<Kept> {
  const single = async <T>(key: string, parse: Parser<T>) =>
    readable(parse, await transaction.get(META, key));
  const [user, epoch, me, friends, cards, conversations, receipts, drafts, outbox] =
    await Promise.all([
      single('user', string),
      single('epoch', string),
      single('me', nullable(parseMe)),
      single('friends', parseKeptFriends),
      table(transaction, 'cards', parseUser),
      table(transaction, 'conversations', parseKeptConversation),
      table(transaction, 'receipts', integer),
      table(transaction, 'drafts', string),
      readKeptOutbox(transaction),
    ]);
  /** Up to here the list can do without messages: they are read, or the server has counted them. */
  const counted = (id: string): number => {
    const conversation = conversations[id];
    const mine = conversation?.members.find((member) => member.user === user);
    return Math.max(conversation?.head ?? 0, mine?.readSeq ?? 0, receipts[id] ?? 0);
  };
  const logs = await readKeptLogs(transaction, counted);
  return {
    user,
    epoch,
    slices: {
      cards, conversations, receipts, drafts, logs, outbox,
      ...(me ? { me } : {}),
      ...(friends ? { friends } : {}),
    },
  };
}
