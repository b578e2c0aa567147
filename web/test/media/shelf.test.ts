import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createShelf } from '../../src/features/media/sending/shelf';
import type { ShelfNews } from '../../src/features/media/sending/shelf';
import { memoryDatabase } from '../support/memoryDatabase';
import type { MemoryDatabase } from '../support/memoryDatabase';
import { settled, testClock } from '../support/testClock';

const HOUR = 3_600_000;
/** In bytes, as the browser says. */
const ROOM = 100;

/** The shelves of two tabs over one database. */
function tabs(database: MemoryDatabase = memoryDatabase()) {
  const clock = testClock();
  const heard: ((news: ShelfNews) => void)[] = [];
  const shorts: string[] = [];
  const open = (name: string) => {
    const mine = heard.length;
    return createShelf({
      open: async () => database,
      store: 'files',
      channel: {
        say: (news) => heard.forEach((hear, i) => i !== mine && hear(news)),
        listen: (hear) => heard.push(hear),
      },
      fits: async (bytes) => bytes <= ROOM,
      short: () => shorts.push(name),
      clock,
    });
  };
  return { one: open('one'), other: open('other'), clock, database, shorts };
}

const text = async (content: Promise<Blob | undefined>) => (await content)?.text();

test('what is kept is there for a tab that has not seen it', async () => {
  const { one, other, shorts } = tabs();
  one.hold('a', new Blob(['loom']));
  await one.keep('a');

  equal(await text(other.read('a')), 'loom');
  equal(one.unkept(), false);
  deepEqual(shorts, []);
});

test('where there is no room it is held in memory, which is told, and given to the tab that asks', async () => {
  const { one, other, database, shorts } = tabs();
  database.breakDown('writing');
  one.hold('a', new Blob(['loom']));
  await one.keep('a');

  deepEqual(shorts, ['one']);
  equal(one.unkept(), true);
  equal(await text(one.read('a')), 'loom');
  equal(await text(other.read('a')), 'loom');
});

test('what is larger than all the room there is, is not even tried', async () => {
  const { one, database, shorts } = tabs();
  one.hold('a', new Blob([new Uint8Array(ROOM + 1)]));
  await one.keep('a');

  deepEqual(shorts, ['one']);
  equal(one.unkept(), true);
  deepEqual(database.values('files'), []);
});

test('what nobody has is not waited for any longer than it takes to ask', async () => {
  const { one, clock } = tabs();
  const asked = one.read('a');
  await clock.pass(2_000);

  equal(await asked, undefined);
});

test('what is removed is gone from the storage and from the memory of every tab', async () => {
  const { one, other, clock, database } = tabs();
  one.hold('a', new Blob(['loom']));
  other.hold('b', new Blob(['card']));
  await one.keep('a');

  one.remove(['a', 'b']);
  await settled();

  deepEqual(database.values('files'), []);
  const asked = Promise.all(['a', 'b'].map((key) => other.read(key)));
  await clock.pass(2_000);
  deepEqual(await asked, [undefined, undefined]);
  equal(one.unkept(), false);
});

test('a sweep leaves what a message needs, and what may be about to have one', async () => {
  const { one, other, clock, database } = tabs();
  for (const key of ['sent', 'needed']) one.hold(key, new Blob([key]));
  await one.keep('sent');
  await one.keep('needed');
  await clock.pass(2 * HOUR);
  one.hold('young', new Blob(['young']));
  await one.keep('young');

  other.sweep(new Set(['needed']));
  await settled();

  const kept = database.values('files') as { content: Blob }[];
  deepEqual(await Promise.all(kept.map(({ content }) => content.text())), ['needed', 'young']);
});

test('what is sent can be looked at a while by its new name, and is kept no more', async () => {
  const { one, database } = tabs();
  one.hold('a', new Blob(['loom']));
  await one.keep('a');

  one.part('a', 'media of a');
  await settled();

  deepEqual(database.values('files'), []);
  equal(await text(one.read('media of a')), 'loom');
});

test('only the latest of what is sent is held', async () => {
  const { one, clock } = tabs();
  for (let n = 0; n <= 20; n += 1) {
    one.hold(`${n}`, new Blob([`${n}`]));
    one.part(`${n}`, `media ${n}`);
  }
  await settled();

  equal(await text(one.read('media 20')), '20');
  const first = one.read('media 0');
  await clock.pass(2_000);
  equal(await first, undefined);
});

test('a shelf that is cleared holds nothing more, and no other tab gets anything of it', async () => {
  const { one, other, clock } = tabs();
  one.hold('a', new Blob(['loom']));
  one.clear();

  const read = [one.read('a'), other.read('a')];
  await clock.pass(2_000);
  deepEqual(await Promise.all(read), [undefined, undefined]);
});
