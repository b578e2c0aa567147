import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { sendReport } from '../../src/features/reports/reportEndpoints';
import { excessOf } from '../../src/shared/ui/TextArea';

test('a report says whom it is about and why, and nothing that was not given', () => {
  const { method, path, body } = sendReport.request({ userId: 'grace', reason: 'spam' });

  equal(`${method} ${path}`, 'POST /reports');
  deepEqual(body, { userId: 'grace', reason: 'spam' });
});

test('a message that is reported is named by its place', () => {
  const message = { conversation: 'talk', seq: 3 };
  const report = { userId: 'grace', message, reason: 'other', comment: 'Look.' } as const;

  deepEqual(sendReport.request(report).body, report);
});

test('a comment is counted as people count, without the space around it', () => {
  equal(excessOf('a'.repeat(1_000), 1_000), 0);
  equal(excessOf(`  ${'a'.repeat(1_000)}\n`, 1_000), 0);
  equal(excessOf('a'.repeat(1_002), 1_000), 2);
  equal(excessOf('🦊'.repeat(1_000), 1_000), 0);
  equal(excessOf('🦊'.repeat(1_001), 1_000), 1);
});
