import {
  forgetLog, keepLog, readKeptPage, readKeptStretch,
} from '../../features/messages/keptLog';
import {
  forgetOutgoing, keepOutgoing, OUTBOX,
} from '../../features/messages/keptOutbox';
import type { MessagePage } from '../../features/messages/message';
import type { OutboxItem } from '../../features/messages/outbox';
import { integer, readable, string } from '../../shared/lib/json';
import type { Database, Transaction } from '../../shared/storage/database';
import type { ReadStretch } from '../tabs/snapshot';
import type { Changes } from './changes';
import { readKept } from './kept';
import type { Kept } from './kept';
import { CACHE, FILES, META, STORES } from './schema';

interface Ports {
  open(lost: () => void): Promise<Database>;
  /** From now on nothing is kept; what is there already may be read no more. */
  failed(): void;
  /** Another tab has begun to write: what this one had to write is of no use. */
  superseded(): void;
}

/** What this browser keeps. One tab writes at a time; a write of any other keeps nothing. */
export interface Storage {
  /** Whether anything can be kept, as far as is known. */
  keeps(): boolean;
  /** Becomes the tab that writes, and reads what is kept of `user`, or of whomever it is of. */
  take(user: string | undefined): Promise<Kept | undefined>;
  /** Whether this is shown: also where nothing can be kept, but not what another tab overrules. */
  write(changes: Changes): Promise<boolean>;
  /** Keeps one more item to send, from whatever tab; the same words are no draft any more. */
  queue(item: OutboxItem): Promise<void>;
  page(conversation: string, before: number, limit: number): Promise<MessagePage | undefined>;
  stretch: ReadStretch;
  /** Forgets `user`; with `unsent`, not what waits to be sent once they are back. */
  wipe(user: string, keeping: 'nothing' | 'unsent'): Promise<void>;
}

const TERM = 'term';

const ALL = [...STORES, FILES];

class Superseded extends Error {}

export function createStorage(ports: Ports): Storage {
  let database: Promise<Database> | undefined;
  let failed = false;
  /** Counts who wrote before: only the last one to begin may write. */
  let term = 0;

  function fail(): void {
    if (failed) return;
    failed = true;
    database?.then((opened) => opened.close()).catch(() => undefined);
    ports.failed();
  }

  /** `undefined` where nothing can be kept. */
  async function transact<T>(
    mode: 'readonly' | 'readwrite',
    work: (transaction: Transaction) => Promise<T>,
    stores: readonly string[] = STORES,
  ): Promise<T | undefined> {
    if (failed) return undefined;
    try {
      database ??= ports.open(fail);
      return await (await database).transact(stores, mode, work);
    } catch (error) {
      if (error instanceof Superseded) throw error;
      fail();
      return undefined;
    }
  }

  return {
    keeps: () => !failed,

    take: (user) =>
      transact('readwrite', async (transaction) => {
        term = ((await readTerm(transaction)) ?? 0) + 1;
        const kept = await readKept(transaction);
        const theirs = kept.user !== undefined && (user === undefined || kept.user === user);
        if (!theirs) ALL.forEach((store) => transaction.clear(store));
        transaction.put(META, TERM, term);
        return theirs ? kept : { user: undefined, epoch: undefined, slices: {} };
      }, ALL),

    async write(changes) {
      try {
        await transact('readwrite', async (transaction) => {
          if ((await readTerm(transaction)) !== term) throw new Superseded();
          await apply(transaction, changes);
        });
        return true;
      } catch {
        ports.superseded();
        return false;
      }
    },

    async queue(item) {
      await transact('readwrite', async (transaction) => {
        await keepOutgoing(transaction, [item]);
        if (item.kind === 'change') return;
        const draft = readable(string, await transaction.get('drafts', item.conversation));
        if (draft?.trim() === item.body) transaction.put('drafts', item.conversation, '');
      });
    },

    page: (conversation, before, limit) =>
      transact('readonly', (transaction) => readKeptPage(transaction, conversation, before, limit)),

    stretch: (conversation, from, to) =>
      transact('readonly', (transaction) => readKeptStretch(transaction, conversation, from, to)),

    async wipe(user, keeping) {
      await transact('readwrite', async (transaction) => {
        if ((await transaction.get(META, 'user')) !== user) return;
        // Whoever has been writing until now must not bring anything back.
        transaction.put(META, TERM, ((await readTerm(transaction)) ?? 0) + 1);
        CACHE.forEach((store) => transaction.clear(store));
        for (const key of ['epoch', 'me', 'friends']) transaction.remove(META, key);
        if (keeping === 'unsent') return;
        transaction.remove(META, 'user');
        for (const store of ['drafts', OUTBOX, FILES]) transaction.clear(store);
      }, ALL);
    },
  };
}

async function readTerm(transaction: Transaction): Promise<number | undefined> {
  return readable(integer, await transaction.get(META, TERM));
}

async function apply(transaction: Transaction, changes: Changes): Promise<void> {
  for (const { store, key, value } of changes.records) {
    if (value === undefined) transaction.remove(store, key);
    else transaction.put(store, key, value);
  }
  for (const id of changes.logsGone) forgetLog(transaction, id);
  for (const change of changes.logs) await keepLog(transaction, change);
  for (const id of changes.outgoingGone) forgetOutgoing(transaction, id);
  await keepOutgoing(transaction, changes.outgoing);
}
