import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { parseMessage } from '../../src/features/messages/message';
import { parseAttachment } from '../../src/shared/media/attachment';
import { grace, message } from '../support/cast';
import { picture } from '../support/media';

test('a message keeps what came with it', () => {
  const sent = message(1, grace, { body: '', attachments: [picture()] });

  deepEqual(parseMessage({ ...sent, later: 1 }), sent);
});

test('a message that was kept before there were attachments has none', () => {
  const { attachments: _, ...kept } = message(1, grace);

  deepEqual(parseMessage(kept).attachments, []);
});

test('what comes in a kind that is not known yet is a file', () => {
  equal(parseAttachment({ ...picture(), kind: 'hologram' }).kind, 'file');
});
