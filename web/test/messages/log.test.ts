import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyEntry, applyLast, applyPage, indexOf, logFrom,
} from '../../src/features/messages/log';
import type { Log } from '../../src/features/messages/log';
import type { MessagePage } from '../../src/features/messages/message';
import { ada, changed, grace, message, said } from '../support/cast';

function page(items: number[], head: number, older: boolean): MessagePage {
  return { items: items.map((seq) => message(seq, grace)), head, older, newer: false };
}

const seqs = (log: Log) => log.messages.map(({ seq }) => seq);

test('only the next number is applied', () => {
  const log = applyEntry(logFrom(0, null, null), said(1, ada));

  equal(applyEntry(log, said(1, ada)), log);
  equal(applyEntry(log, said(3, ada)), log);
  deepEqual(seqs(applyEntry(log, said(2, grace))), [1, 2]);
});

test('an entry that changes an earlier message counts, and takes nobody else’s place', () => {
  const log = [said(1, ada), said(2, grace)].reduce(applyEntry, logFrom(0, null, null));

  const edited = applyEntry(log, changed(3, message(1, ada, { body: 'better', rev: 2 })));

  equal(edited.seq, 3);
  equal(edited.id, 'e3');
  deepEqual(edited.messages.map(({ body }) => body), ['better', 'message 2']);
  equal(edited.last?.seq, 2);
});

test('an older state of a message does not replace a newer one', () => {
  const newer = message(1, ada, { body: 'newest', rev: 3 });
  const log = applyEntry(logFrom(0, null, null), { ...said(1, ada), message: newer });

  const after = applyEntry(log, changed(2, message(1, ada, { body: 'older', rev: 2 })));

  equal(after.messages[0]?.body, 'newest');
  equal(after.seq, 2);
});

test('an entry of an unknown kind counts and says nothing else', () => {
  const log = applyEntry(logFrom(7, 'm7', null), {
    conversation: 'talk',
    seq: 8,
    id: 'e8',
    message: undefined,
  });

  equal(log.seq, 8);
  deepEqual(log.messages, []);
});

test('a page fills the stretch before what is here and moves no number', () => {
  const begun = applyEntry(logFrom(60, 'm60', null), said(61, ada));

  const log = applyPage(begun, 61, page([58, 59, 60], 61, true));

  equal(log.seq, 61);
  equal(log.from, 58);
  equal(log.older, true);
  deepEqual(seqs(log), [58, 59, 60, 61]);
});

test('the first page of all says that there is nothing before it', () => {
  const log = applyPage(logFrom(3, 'm3', null), 4, page([1, 2, 3], 3, false));

  equal(log.older, false);
  equal(log.from, 1);
});

test('of a page, nothing above my own number is taken', () => {
  const log = applyPage(logFrom(3, 'm3', null), 4, page([2, 3, 4, 5], 5, true));

  deepEqual(seqs(log), [2, 3]);
});

test('a page that was asked before the copy began anew is left', () => {
  const log = logFrom(90, 'm90', null);

  equal(applyPage(log, 31, page([29, 30], 95, true)), log);
});

test('a page that was read before the copy began is left', () => {
  const log = logFrom(90, 'm90', null);

  equal(applyPage(log, 91, page([80, 81], 89, true)), log);
});

test('a page that misses a change to a message that is not here is left', () => {
  const log = applyEntry(logFrom(90, 'm90', null), changed(91, message(40, grace, { rev: 2 })));

  equal(applyPage(log, 91, page([89, 90], 90, true)), log);
  deepEqual(seqs(applyPage(log, 91, page([89, 90], 91, true))), [89, 90]);
});

test('the latest message is known where no message is held, and follows its changes', () => {
  const log = logFrom(2, 'm2', message(2, grace));
  equal(log.last?.body, 'message 2');

  const gone = applyEntry(log, changed(3, message(2, grace, { body: '', deletedAt: 1, rev: 2 })));
  equal(gone.last?.deletedAt, 1);
  equal(applyLast(gone, message(2, grace)), gone);
  equal(applyLast(gone, message(9, grace)), gone);
});

test('a place is found among numbers with holes', () => {
  const messages = [2, 5, 9].map((seq) => message(seq, ada));

  deepEqual([1, 2, 3, 5, 9, 10].map((seq) => indexOf(messages, seq)), [0, 0, 1, 1, 2, 3]);
});
