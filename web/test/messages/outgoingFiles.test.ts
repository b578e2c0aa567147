import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyAction } from 'redux';
import { composed, sendDiscarded, sendRetried } from '../../src/features/messages/messageActions';
import {
  awaitsUpload, nextToSend, outbox, sendRefused, sendTried,
} from '../../src/features/messages/outbox';
import type { Outbox } from '../../src/features/messages/outbox';
import { createOutboxSender } from '../../src/features/messages/outboxSender';
import type { OutgoingFile } from '../../src/shared/media/outgoingFile';
import { fileTakenBack, uploadChanged, uploadsVoided } from '../../src/shared/media/uploadEvents';
import type { UploadChange } from '../../src/shared/media/uploadEvents';
import { cacheDropped } from '../../src/shared/realtime/connection';
import type { JsonObject } from '../../src/shared/lib/json';
import { talk } from '../support/cast';
import { outgoingFile } from '../support/media';
import { testClock } from '../support/testClock';

function compose(clientId: string, keys: string[] = [], body = clientId): AnyAction {
  const files = keys.length > 0 ? { files: keys.map((key) => outgoingFile(key)) } : {};
  return composed({ conversation: talk, clientId, body, composedAt: 1, ...files });
}

function changed(clientId: string, key: string, change: UploadChange): AnyAction {
  return uploadChanged({ clientId, key, change });
}

function after(...actions: AnyAction[]): Outbox {
  return actions.reduce((state: Outbox, action) => outbox(state, action), []);
}

function filesOf(state: Outbox): readonly OutgoingFile[] {
  return state.flatMap((item) => (item.kind === 'send' ? item.files ?? [] : []));
}

const next = (state: Outbox) => nextToSend(state).map(({ clientId }) => clientId);
const uploaded = (clientId: string, key: string) =>
  changed(clientId, key, { upload: `/u/${key}`, media: `m ${key}` });

test('words overtake a message that waits for its files, and go in their own order', () => {
  const state = after(compose('c1', ['a']), compose('c2'), compose('c3'));

  deepEqual(next(state), ['c2']);
});

test('a message is next in its turn as soon as the last of its files is there', () => {
  const going = [compose('c1', ['a', 'b']), compose('c2'), uploaded('c1', 'a')];

  deepEqual(next(after(...going)), ['c2']);
  deepEqual(next(after(...going, uploaded('c1', 'b'))), ['c1']);
});

test('two messages with files keep their order once both are uploaded', () => {
  const both = [compose('c1', ['a']), compose('c2', ['b']), uploaded('c2', 'b')];

  deepEqual(next(after(...both)), ['c2'], 'the first one may wait for long');
  deepEqual(next(after(...both, uploaded('c1', 'a'))), ['c1']);
});

test('a file that is taken back leaves the others, and a message without anything leaves', () => {
  const two = [compose('c1', ['a', 'b'], '')];
  const one = after(...two, fileTakenBack({ clientId: 'c1', key: 'a' }));

  deepEqual(filesOf(one).map(({ key }) => key), ['b']);
  deepEqual(after(...two, ...['a', 'b'].map((key) => fileTakenBack({ clientId: 'c1', key }))), []);
});

test('words stay when the only file beside them is taken back, and are sent as such', () => {
  const state = after(compose('c1', ['a']), fileTakenBack({ clientId: 'c1', key: 'a' }));

  deepEqual(next(state), ['c1']);
});

test('a file of a message that may have been sent cannot be taken back', () => {
  const sent = [compose('c1', ['a']), uploaded('c1', 'a'), sendTried(['c1'])];

  equal(filesOf(after(...sent, fileTakenBack({ clientId: 'c1', key: 'a' }))).length, 1);
});

test('a file of a message that was refused can be taken back, which leaves the others', () => {
  const problem = { status: 415, code: 'type-refused', detail: '', errors: [] };
  const refused = [
    compose('c1', ['a', 'b']), uploaded('c1', 'a'), uploaded('c1', 'b'), sendTried(['c1']),
    sendRefused({ clientId: 'c1', problem }), fileTakenBack({ clientId: 'c1', key: 'a' }),
  ];

  deepEqual(filesOf(after(...refused)).map(({ key }) => key), ['b']);
  deepEqual(next(after(...refused)), [], 'until somebody tries again');
});

test('a message that waits for its files is discarded at once', () => {
  deepEqual(after(compose('c1', ['a']), sendDiscarded({ clientId: 'c1' })), []);
});

test('what was refused for a file uploads it anew, and keeps it where nothing is wrong with it', () => {
  const refused = (status: number) => {
    const problem = { status, code: 'x', detail: '', errors: [] };
    return after(
      compose('c1', ['a']),
      uploaded('c1', 'a'),
      sendRefused({ clientId: 'c1', problem }),
      sendRetried({ clientId: 'c1' }),
    );
  };

  equal(awaitsUpload(refused(415)[0] ?? never()), true);
  equal(awaitsUpload(refused(403)[0] ?? never()), false);
});

test('another database has none of the uploads', () => {
  const state = after(compose('c1', ['a']), uploaded('c1', 'a'), cacheDropped());

  deepEqual(filesOf(state), [outgoingFile('a')]);
});

test('a message taken back after it was sent leaves, when its uploads are forgotten', () => {
  const going = [compose('c1', ['a']), uploaded('c1', 'a'), sendTried(['c1'])];
  const taken = [...going, sendDiscarded({ clientId: 'c1' }), uploadsVoided({ clientId: 'c1' })];

  deepEqual(after(...taken), []);
});

function never(): never {
  throw new Error('it is there');
}

/** A sender over one message with a file that is uploaded. */
function sending() {
  const sent: JsonObject[] = [];
  let state = after(compose('c1', ['a'], ''), uploaded('c1', 'a'));
  const sender = createOutboxSender({
    outbox: () => state,
    noted: (id) => state.some(({ clientId, tried }) => clientId === id && tried),
    open: () => true,
    applied: () => 0,
    send: (frame) => sent.push(frame) > 0,
    dispatch(action) {
      state = outbox(state, action);
      sender.pump();
    },
    clock: testClock(),
    random: () => 1,
  });
  sender.pump();
  const errors = [{ field: 'attachments', code: 'unknown', detail: '' }];
  return {
    sent,
    state: () => state,
    forget: () =>
      sender.answered({ type: 'error', id: 'c1', status: 422, code: 'invalid', errors }),
    upload() {
      state = outbox(state, changed('c1', 'a', { media: 'm again' }));
      sender.pump();
    },
  };
}

test('a message carries the names of its files, and may have no words', () => {
  const [frame] = sending().sent;

  deepEqual(frame, {
    type: 'send', id: 'c1', conversation: talk, clientId: 'c1', body: '', attachments: ['m a'],
  });
});

test('files that the server has forgotten are uploaded anew, once', () => {
  const { sent, state, forget, upload } = sending();
  forget();
  equal(state()[0]?.status, 'waiting');
  equal(awaitsUpload(state()[0] ?? never()), true);

  upload();
  deepEqual(sent[1]?.['attachments'], ['m again']);
  forget();

  equal(state()[0]?.status, 'failed');
});
