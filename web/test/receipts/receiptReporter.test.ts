import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { createReceiptReporter } from '../../src/features/receipts/receiptReporter';
import { readUpTo, receipts } from '../../src/features/receipts/receipts';
import type { Receipt } from '../../src/features/receipts/receipts';
import type { JsonObject } from '../../src/shared/lib/json';
import { testClock } from '../support/testClock';

function reporterUnderTest() {
  const clock = testClock();
  const sent: JsonObject[] = [];
  const higher: { received: Receipt[]; read: Receipt[] } = { received: [], read: [] };
  const reporter = createReceiptReporter({
    received: () => higher.received,
    read: () => higher.read,
    send: (frame) => sent.push(frame) > 0,
    clock,
  });
  return { reporter, clock, sent, higher };
}

const at = (seq: number): Receipt => ({ conversation: 'talk', seq });

test('nothing is reported before the comparison has ended, and then all of it', () => {
  const { reporter, sent, higher } = reporterUnderTest();
  higher.received = [at(3), { conversation: 'other', seq: 1 }];
  reporter.changed();
  deepEqual(sent, []);

  reporter.compared();

  deepEqual(sent, [{ type: 'received', items: higher.received }]);
});

test('pointers are reported at once, and what follows once a second', async () => {
  const { reporter, clock, sent, higher } = reporterUnderTest();
  reporter.compared();

  for (let seq = 1; seq <= 25; seq += 1) {
    higher.received = [at(seq)];
    reporter.changed();
    await clock.pass(100);
  }

  const seqs = sent.map(({ items }) => JSON.stringify(items));
  deepEqual(seqs, [1, 10, 20].map((seq) => JSON.stringify([at(seq)])));
});

test('what is read is not reported as received as well', () => {
  const { reporter, sent, higher } = reporterUnderTest();
  reporter.compared();
  higher.received = [at(4)];
  higher.read = [at(4)];

  reporter.changed();

  deepEqual(sent, [{ type: 'read', conversation: 'talk', seq: 4 }]);
});

test('a pointer the server still lacks is said again on the next connection', async () => {
  const { reporter, clock, sent, higher } = reporterUnderTest();
  reporter.compared();
  higher.read = [at(4)];
  reporter.changed();
  await clock.pass(5_000);

  reporter.disconnected();
  reporter.changed();
  reporter.compared();

  deepEqual(sent, [
    { type: 'read', conversation: 'talk', seq: 4 },
    { type: 'read', conversation: 'talk', seq: 4 },
  ]);
});

test('how far I have read only rises', () => {
  const state = [readUpTo(at(5)), readUpTo(at(3))].reduce(receipts, {});

  deepEqual(state, { talk: 5 });
});
