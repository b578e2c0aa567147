import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import {
  keepLog, MESSAGES, readKeptLogs, readKeptPage,
} from '../../src/features/messages/keptLog';
import type { LogChange } from '../../src/features/messages/keptLog';
import { applyEntry, applyPage, logFrom } from '../../src/features/messages/log';
import type { Log } from '../../src/features/messages/log';
import type { Message } from '../../src/features/messages/message';
import { changed, grace, message, said, talk } from '../support/cast';
import { memoryDatabase } from '../support/memoryDatabase';

const upTo = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => message(first + i, grace));

const page = (first: number, last: number, head: number) => ({
  items: upTo(first, last), head, older: first > 1, newer: false,
});

/** A kept copy that reaches from number 101 to 200. */
async function keeping() {
  const database = memoryDatabase();
  const begun = logFrom(200, 'm200', message(200, grace));
  const log = applyPage(begun, 201, page(101, 200, 200));
  const run = <T>(work: Parameters<typeof database.transact<T>>[2]) =>
    database.transact(['logs', 'messages'], 'readwrite', work);
  const keep = (change: Partial<LogChange> & { log: Log }) =>
    run((it) =>
      keepLog(it, { conversation: talk, anew: false, told: [], pages: [], ...change }),
    );
  await keep({ log, anew: true });
  return {
    database,
    log,
    keep,
    /** The log as a reload finds it, with its messages above `above`. */
    reload: async (above: number) => (await run((it) => readKeptLogs(it, () => above)))[talk],
    pageBefore: (before: number) => run((it) => readKeptPage(it, talk, before, 50)),
    kept: (seq: number) =>
      (database.values(MESSAGES) as Message[]).find((one) => one.seq === seq),
  };
}

test('a reload brings the copy without what was read, and pages bring the rest', async () => {
  const { reload, pageBefore, log } = await keeping();

  const short = await reload(197);
  equal(short?.seq, 200);
  deepEqual(short?.messages, upTo(198, 200));
  equal(short?.older, true);

  let long = short ?? log;
  for (const before of [198, 148]) {
    const found = await pageBefore(before);
    if (found) long = applyPage(long, before, found);
  }
  deepEqual(long, log);
  equal(await pageBefore(101), undefined);
});

test('an entry is kept with its number', async () => {
  const { log, keep, reload } = await keeping();
  const entry = said(201, grace);

  await keep({ log: applyEntry(log, entry), told: [message(201, grace)] });

  const again = await reload(200);
  equal(again?.seq, 201);
  deepEqual(again?.messages, [message(201, grace)]);
});

test('a change of a message that is kept, but not at hand, reaches it by its rev', async () => {
  const { keep, reload, kept, log } = await keeping();
  const short = (await reload(200)) ?? log;
  const later = message(150, grace, { body: 'changed', rev: 2 });

  await keep({ log: applyEntry(short, changed(201, later)), told: [later] });
  equal(kept(150)?.body, 'changed');
  await keep({ log: applyEntry(short, changed(201, later)), told: [message(150, grace)] });
  equal(kept(150)?.body, 'changed');
});

test('a change below what is kept is not kept, and an older page is asked anew for it', async () => {
  const { keep, reload, kept, log } = await keeping();
  const short = (await reload(200)) ?? log;
  const later = message(50, grace, { body: 'changed', rev: 2 });
  const next = applyEntry(short, changed(201, later));

  await keep({ log: next, told: [later] });
  equal(kept(50), undefined);
  await keep({ log: next, pages: [{ before: 101, page: page(51, 100, 200) }] });

  equal((await reload(0))?.from, 101);
});

test('an older page that follows on what is kept is kept', async () => {
  const { log, keep, reload } = await keeping();

  await keep({ log, pages: [{ before: 101, page: page(51, 100, 200) }] });
  await keep({ log, pages: [{ before: 31, page: page(1, 30, 200) }] });

  const again = await reload(0);
  equal(again?.from, 51);
  deepEqual(again?.messages, upTo(51, 200));
});

test('a copy that begins anew leaves nothing of the one before', async () => {
  const { database, keep, reload } = await keeping();

  await keep({ log: logFrom(900, 'm900', null), anew: true });

  deepEqual(database.values(MESSAGES), []);
  equal((await reload(0))?.seq, 900);
});

test('a kept message that does not read costs its log, and nothing else', async () => {
  const { database, reload, pageBefore } = await keeping();
  database.plant(MESSAGES, [talk, 200], { body: 7 });

  equal(await reload(190), undefined);
  equal(await pageBefore(201), undefined);
});
