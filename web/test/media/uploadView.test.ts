import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { firstPace, paced, slowed } from '../../src/features/media/sending/pace';
import { shareOfAll, uploadStatus } from '../../src/features/media/sending/uploadView';
import { kindOf } from '../../src/shared/media/outgoingFile';
import { outgoingFile } from '../support/media';

const film = outgoingFile('film', { bytes: 10_000_000 });
const going = { sent: 4_000_000, rate: 500_000, going: true };

test('an upload says how much of it is there, how fast it is and how long it will take', () => {
  equal(uploadStatus(film, going), '4 MB of 10 MB · 500 kB/s · 12 sec left');
  equal(uploadStatus(film, { ...going, rate: 5_000 }), '4 MB of 10 MB · 5 kB/s · 20 min left');
  equal(uploadStatus(film, { sent: 0, rate: 0, going: true }), 'Uploading…');
});

test('an upload that stands still says why', () => {
  const problem = { status: 507, code: 'storage-full', detail: '', errors: [] };

  equal(uploadStatus(film, undefined), 'Waiting');
  equal(uploadStatus(film, { ...going, going: false }), '4 MB of 10 MB · Waiting');
  equal(uploadStatus({ ...film, paused: true }, going), '4 MB of 10 MB · Paused');
  equal(uploadStatus({ ...film, media: 'm' }, going), 'Uploaded');
  equal(uploadStatus({ ...film, problem }, going), 'The server has no room for it.');
});

test('files count by their size in how much of a message is there', () => {
  const small = outgoingFile('small', { bytes: 2_000_000, media: 'm' });

  equal(shareOfAll([film, small], { film: going }), 0.5);
  equal(shareOfAll([outgoingFile('empty', { bytes: 0 })], {}), 0);
});

test('pieces grow with the network, as long as each is a matter of seconds', () => {
  const fast = paced(firstPace, firstPace.chunk, 100);
  equal(fast.chunk, firstPace.chunk * 4);
  equal(paced(fast, fast.chunk, 10).chunk, 8 * 1024 * 1024);

  const slow = paced(firstPace, firstPace.chunk, 60_000);
  equal(slow.chunk, 64 * 1024);
  equal(slowed(firstPace).chunk, firstPace.chunk / 4);
  deepEqual(paced(firstPace, 0, 1), firstPace);
});

test('a drawing in SVG is a file like any other', () => {
  const kinds = ['image/svg+xml', 'image/heic', 'video/mp4', 'audio/ogg', 'text/plain', ''].map(kindOf);

  deepEqual(kinds, ['file', 'image', 'video', 'audio', 'file', 'file']);
});
