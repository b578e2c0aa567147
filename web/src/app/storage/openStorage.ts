import type { Database } from '../../shared/storage/database';
import { openIndexedDatabase } from '../../shared/storage/indexedDatabase';
import { migrations, NAME } from './schema';

export function openStorage(lost: () => void): Promise<Database> {
  return openIndexedDatabase({ name: NAME, migrations, lost });
}
