import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { createTus, metadataOf } from '../../src/features/media/sending/tus';
import { createUpload } from '../../src/features/media/sending/upload';
import type { OutgoingFile } from '../../src/shared/media/outgoingFile';
import { settled, testClock } from '../support/testClock';
import { tusServer } from '../support/tusServer';
import type { Fault } from '../support/tusServer';

const MB = 1024 * 1024;

/** Bytes that tell where they belong. */
function content(bytes: number): Blob {
  return new Blob([Uint8Array.from({ length: bytes }, (_, i) => (i * 31 + (i >> 8)) & 255)]);
}

interface Beginning {
  bytes?: number;
  file?: Partial<OutgoingFile>;
  faults?: Fault[];
  lost?: boolean;
}

/** One upload against a server in memory. */
function uploading({ bytes = 10, file: change = {}, faults = [], lost = false }: Beginning = {}) {
  const clock = testClock();
  const server = tusServer();
  server.faults.push(...faults);
  const blob = content(bytes);
  const file = { key: 'k', name: 'loom.jpg', mime: 'image/jpeg', bytes, ...change };
  const log: string[] = [];
  const sent: number[] = [];
  const tokens = { current: async () => 'old', after: async () => 'new', end: () => undefined };
  const tus = createTus({ base: '/api/v1', fetch: server.fetch, tokens, clock });
  const begin = (known?: string) => {
    const upload = createUpload({
      file: { ...file, ...(known ? { upload: known } : {}) },
      content: async () => (lost ? undefined : blob),
      tus,
      begun: (path) => log.push(`begun ${path}`),
      progressed: (progress) => sent.push(progress.sent),
      finished: (media) => log.push(`finished ${media}`),
      refused: ({ code }) => log.push(`refused ${code}`),
      clock,
      random: () => 1,
    });
    upload.begin();
    return upload;
  };
  return { clock, server, blob, log, sent, begin };
}

async function whole(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}

test('a short file goes with its creation, in one request', async () => {
  const { server, log, begin, blob } = uploading();
  begin();
  await settled();

  deepEqual(server.requests, ['POST']);
  deepEqual(log, ['begun /api/v1/uploads/u1', 'finished media of u1']);
  deepEqual(server.media.get('media of u1'), await whole(blob));
});

test('a long file goes in pieces, and each of them is progress', async () => {
  const { server, log, sent, begin, blob } = uploading({ bytes: 3 * MB });
  begin();
  await settled();

  deepEqual(server.requests.slice(0, 2), ['POST', `PATCH ${MB / 2}+${2 * MB}`]);
  equal(log[1], 'finished media of u1');
  deepEqual(sent.slice(0, 2), [0, MB / 2]);
  equal(sent[sent.length - 1], 3 * MB);
  deepEqual(server.media.get('media of u1'), await whole(blob));
});

test('after a cut in the middle of a piece nothing is sent twice', async () => {
  const faults: Fault[] = ['none', { cutAfter: 1000 }];
  const { clock, server, log, begin, blob } = uploading({ bytes: 2 * MB, faults });
  begin();
  await clock.pass(60_000);

  ok(server.requests.includes('HEAD'));
  ok(server.requests.some((request) => request.startsWith(`PATCH ${MB / 2 + 1000}+`)));
  equal(log[log.length - 1]?.startsWith('finished'), true);
  deepEqual(Array.from(server.media.values()), [await whole(blob)]);
});

test('a piece whose answer is lost is found where it is', async () => {
  const faults: Fault[] = ['none', 'answerLost'];
  const { clock, server, log, begin } = uploading({ bytes: 2 * MB, faults });
  begin();
  await clock.pass(60_000);

  ok(log.some((line) => line.startsWith('finished')));
  equal(server.media.size, 1);
});

test('ten cuts later all of it is there', async () => {
  const { clock, server, log, begin, blob } = uploading({ bytes: 6 * MB });
  begin();
  for (let cut = 0; cut < 10; cut += 1) server.faults.push({ cutAfter: 40_000 });
  await clock.pass(600_000);

  ok(log.some((line) => line.startsWith('finished')));
  deepEqual(Array.from(server.media.values()), [await whole(blob)]);
});

test('an upload from before goes on where it was', async () => {
  const { server, begin, blob, log } = uploading({ bytes: 2 * MB });
  const bytes = (await whole(blob)).slice(0, 500);
  server.uploads.set('/api/v1/uploads/before', { length: 2 * MB, bytes, metadata: '' });
  begin('/api/v1/uploads/before');
  await settled();

  deepEqual(server.requests.slice(0, 2), ['HEAD', `PATCH 500+${MB / 2}`]);
  deepEqual(log, ['finished media of before']);
});

test('one that has expired meanwhile begins anew, and says so', async () => {
  const { clock, log, begin } = uploading();
  begin('/api/v1/uploads/gone');
  await clock.pass(5_000);

  deepEqual(log, ['begun /api/v1/uploads/u1', 'finished media of u1']);
});

for (const [status, code] of [
  [413, 'too-large'], [507, 'storage-full'], [409, 'limit-reached'],
] as const) {
  test(`${code} is told, and nothing is tried again`, async () => {
    const { clock, server, log, begin } = uploading({ faults: [{ status, code }] });
    begin();
    await clock.pass(600_000);

    deepEqual(log, [`refused ${code}`]);
    deepEqual(server.requests, ['POST']);
  });
}

test('a file that is not here any more is told as lost', async () => {
  const { log, begin, server } = uploading({ lost: true });
  begin();
  await settled();

  deepEqual(log, ['refused file-lost']);
  deepEqual(server.requests, []);
});

test('a file that has become another one since it was chosen is told as lost', async () => {
  const { log, begin } = uploading({ file: { bytes: 11 } });
  begin();
  await settled();

  deepEqual(log, ['refused file-lost']);
});

test('a file that is lost in the middle of its upload is told as well, and not tried for ever', async () => {
  const { clock, server, log, begin } = uploading({ lost: true });
  server.uploads.set('/api/v1/uploads/half', { length: 10, bytes: new Uint8Array(5), metadata: '' });
  begin('/api/v1/uploads/half');
  await clock.pass(600_000);

  deepEqual(log, ['refused file-lost']);
  deepEqual(server.requests, ['HEAD']);
});

test('a request that nobody answers is given up, and the server asked', async () => {
  const faults: Fault[] = ['none', 'silence'];
  const { clock, log, begin } = uploading({ bytes: 2 * MB, faults });
  begin();
  await clock.pass(200_000);

  ok(log.some((line) => line.startsWith('finished')));
});

test('what is stopped sends nothing more', async () => {
  const { clock, server, log, begin } = uploading({ bytes: 2 * MB, faults: [{ status: 503 }] });
  const upload = begin();
  await settled();
  upload.stop();
  await clock.pass(600_000);

  deepEqual(server.requests, ['POST']);
  deepEqual(log, []);
});

test('the network that is back ends the wait', async () => {
  const { server, log, begin, clock } = uploading({ faults: [{ status: 503, retryAfter: 100 }] });
  const upload = begin();
  await clock.pass(1_000);
  equal(log.length, 0);
  upload.nudge();
  await settled();

  equal(server.requests.length, 3, 'created without its content, which follows');
  ok(log.some((line) => line.startsWith('finished')));
});

test('a token that has ended is renewed unnoticed', async () => {
  const { log, begin } = uploading({ faults: [{ status: 401, code: 'token-invalid' }] });
  begin();
  await settled();

  ok(log.some((line) => line.startsWith('finished')));
});

test('the server is told of a file what is known of it, in base64', () => {
  const file = {
    key: 'k', name: 'Größe.jpg', mime: 'image/jpeg', bytes: 1, alt: 'A loom', width: 4, height: 3,
  };
  const told = metadataOf(file).split(',').map((pair) => pair.split(' '));
  const text = new TextDecoder();
  const decoded = told.map(([name, value = '']) => {
    return [name, text.decode(Uint8Array.from(atob(value), (byte) => byte.charCodeAt(0)))];
  });

  deepEqual(decoded, [
    ['filename', 'Größe.jpg'],
    ['filetype', 'image/jpeg'],
    ['alt', 'A loom'],
    ['width', '4'],
    ['height', '3'],
  ]);
});
