import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { intended, intents } from '../../src/features/messages/intents';
import type { Intent } from '../../src/features/messages/intents';
import { messageComposed } from '../../src/features/messages/messageActions';
import { talk } from '../support/cast';

/** What is intended once words that answered number 1 are on their way. */
function afterAnswering(intent: Intent) {
  const chosen = intents({}, intended({ conversation: talk, intent }));
  return intents(chosen, messageComposed(talk, 'Yes.', 1));
}

test('an answer that is on its way is no intention any more', () => {
  deepEqual(afterAnswering({ kind: 'reply', target: 1 }), {});
});

test('what was chosen while it was being kept is', () => {
  const reply: Intent = { kind: 'reply', target: 7 };
  const edit: Intent = { kind: 'edit', target: 1, text: 'Yes!' };
  deepEqual(afterAnswering(reply), { [talk]: reply });
  deepEqual(afterAnswering(edit), { [talk]: edit });
});
