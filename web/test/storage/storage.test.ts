import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween } from '../../src/app/storage/changes';
import type { Changes } from '../../src/app/storage/changes';
import type { Storage } from '../../src/app/storage/storage';
import { composed } from '../../src/features/messages/messageActions';
import { outbox } from '../../src/features/messages/outbox';
import { ada, grace, talk } from '../support/cast';
import { blank, storageOver } from '../support/keeping';
import { memoryDatabase } from '../support/memoryDatabase';

const signedIn = { ...blank.session, user: ada.id };

function draft(text: string): Changes {
  return changesBetween(blank, { ...blank, session: signedIn, drafts: { [talk]: text } }, []);
}

const adas: Changes = changesBetween(
  blank,
  { ...blank, session: signedIn, cards: { grace }, drafts: { [talk]: 'hm' } },
  [],
);

async function draftIn(storage: Storage, user?: string): Promise<string | undefined> {
  return (await storage.take(user))?.slices.drafts?.[talk];
}

test('what is written is found by the next who takes over', async () => {
  const database = memoryDatabase();
  const { storage } = storageOver(database);
  await storage.take(undefined);

  equal(await storage.write(draft('half a thought')), true);

  equal(await draftIn(storageOver(database).storage), 'half a thought');
});

test('a tab that another has taken over from writes nothing any more, and learns it', async () => {
  const database = memoryDatabase();
  const frozen = storageOver(database);
  const awake = storageOver(database);
  await frozen.storage.take(undefined);
  await awake.storage.take(undefined);

  equal(await frozen.storage.write(draft('from long ago')), false);
  equal(await awake.storage.write(draft('from now')), true);

  deepEqual([frozen.fates, awake.fates], [['superseded'], []]);
  equal(await draftIn(storageOver(database).storage), 'from now');
});

test('where nothing can be kept everything is shown, and that is said once', async () => {
  const { storage, fates } = storageOver(undefined);

  equal(await storage.take(undefined), undefined);
  equal(await storage.write(draft('in memory')), true);
  equal(await storage.page(talk, 9, 50), undefined);

  equal(storage.keeps(), false);
  deepEqual(fates, ['failed']);
});

test('a storage that fails in the middle is given up, and what was there is whole', async () => {
  const database = memoryDatabase();
  const { storage, fates } = storageOver(database);
  await storage.take(undefined);
  await storage.write(draft('kept'));

  database.breakDown();
  equal(await storage.write(draft('lost')), true);

  deepEqual(fates, ['failed']);
  deepEqual(database.values('drafts'), ['kept']);
});

test('somebody else finds nothing, and leaves nothing behind', async () => {
  const database = memoryDatabase();
  const { storage } = storageOver(database);
  await storage.take('ada');
  await storage.write(adas);
  database.plant('files', 'loom.jpg', 'its content');

  deepEqual(await storage.take('linus'), { user: undefined, epoch: undefined, slices: {} });

  equal((await storage.take('ada'))?.user, undefined);
  deepEqual([...database.values('cards'), ...database.values('files')], []);
});

test('logging out forgets everything, an ended session all but what was to be sent', async () => {
  const database = memoryDatabase();
  const { storage } = storageOver(database);
  const [item] = outbox(
    [],
    composed({ conversation: talk, clientId: 'c1', body: 'still to be said', composedAt: 1 }),
  );
  await storage.take('ada');
  await storage.write(adas);
  if (item) await storage.queue(item);
  database.plant('files', 'loom.jpg', 'its content');

  await storage.wipe('linus', 'nothing');
  equal((await storage.take(undefined))?.user, 'ada');
  await storage.wipe('ada', 'unsent');
  const ended = await storage.take('ada');
  deepEqual([ended?.slices.cards, ended?.slices.outbox], [{}, [item]]);
  deepEqual(database.values('files'), ['its content']);
  await storage.wipe('ada', 'nothing');
  deepEqual(['cards', 'outbox', 'drafts', 'files'].flatMap((name) => database.values(name)), []);
});

test('nothing is brought back after a log-out by a tab that has not heard of it', async () => {
  const database = memoryDatabase();
  const unaware = storageOver(database);
  const { storage } = storageOver(database);
  await unaware.storage.take('ada');
  await unaware.storage.write(adas);

  await storage.wipe('ada', 'nothing');

  equal(await unaware.storage.write(draft('too late')), false);
  deepEqual((await storage.take('grace'))?.slices, {});
});
