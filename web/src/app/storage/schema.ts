import { LOGS, MESSAGES } from '../../features/messages/keptLog';
import { OUTBOX } from '../../features/messages/keptOutbox';
import type { Migration } from '../../shared/storage/indexedDatabase';

export const NAME = 'martlet';

/** Where single values are kept: whose all this is, from which database of the server, and so on. */
export const META = 'meta';

/** Where the slices are kept that are tables of records with a key each. */
export const TABLES = ['cards', 'conversations', 'receipts', 'drafts'] as const;

/** What was made from the server's words. */
export const CACHE = ['cards', 'conversations', 'receipts', LOGS, MESSAGES] as const;

/** Where the contents of files wait until they are sent; the shelf of files writes it. */
export const FILES = 'files';

/** What is read and written together. Files may be large, and hold up nothing else. */
export const STORES = [META, ...TABLES, LOGS, MESSAGES, OUTBOX] as const;

/** Appended to, never changed. */
export const migrations: readonly Migration[] = [
  (database) => {
    for (const name of [
      'meta', 'cards', 'conversations', 'receipts', 'drafts', 'logs', 'messages', 'outbox',
    ]) {
      database.createObjectStore(name);
    }
  },
  (database) => void database.createObjectStore('files'),
];
