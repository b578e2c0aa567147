import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { renamed } from '../../src/features/media/sending/chooser';
import {
  added, changed, emptyTray, formOf, moved, outgoing, removed, unsent,
} from '../../src/features/media/sending/tray';
import type { Chosen, Tray } from '../../src/features/media/sending/trays';

const MB = 1_000_000;
const limits = { attachments: 10, imageBytes: 30 * MB, videoBytes: 500 * MB, fileBytes: 200 * MB };

function chosen(key: string, bytes = 5 * MB): Chosen {
  const original = { content: key, name: `${key}.png`, mime: 'image/png', bytes, width: 4_000, height: 3_000 };
  const smaller = {
    content: `${key}-small`, name: `${key}.webp`, mime: 'image/webp', bytes: MB, width: 2_560, height: 1_920,
  };
  return { key, original, smaller };
}

const of = (...keys: string[]) => keys.reduce((tray: Tray, key) => added(tray, chosen(key)), emptyTray);
const keys = ({ files }: Tray) => files.map(({ key }) => key).join('');

test('files are put into any order, and stay at the ends', () => {
  equal(keys(moved(of('a', 'b', 'c'), 'c', 0)), 'cab');
  equal(keys(moved(of('a', 'b', 'c'), 'a', 1)), 'bac');
  equal(keys(moved(of('a', 'b', 'c'), 'a', 9)), 'bca');
  equal(keys(moved(of('a', 'b', 'c'), 'a', -1)), 'abc');
  equal(keys(moved(of('a'), 'x', 0)), 'a');
});

test('a file that is removed takes nothing else with it', () => {
  equal(keys(removed(of('a', 'b', 'c'), 'b')), 'ac');
});

test('a picture goes smaller, unless the original is wanted and not too large', () => {
  equal(formOf(chosen('a'), false, limits).content, 'a-small');
  equal(formOf(chosen('a'), true, limits).content, 'a');
  equal(formOf(chosen('a', 40 * MB), true, limits).content, 'a-small');
});

test('what is sent is described by its own form, with its words', () => {
  const tray = changed(of('a'), 'a', { alt: '  A loom ' });

  deepEqual(outgoing(tray, limits), [
    {
      key: 'a-small', name: 'a.webp', mime: 'image/webp', bytes: MB, width: 2_560, height: 1_920,
      alt: 'A loom',
    },
  ]);
  deepEqual(unsent(tray, outgoing(tray, limits)), ['a']);
});

test('originals are sent in full, and the smaller ones are not needed', () => {
  const tray = { ...of('a'), originals: true };
  const going = outgoing(tray, limits);

  deepEqual(going.map(({ key, name, width }) => [key, name, width]), [['a', 'a.png', 4_000]]);
  deepEqual(unsent(tray, going), ['a-small']);
});

test('a picture that has become another type has a name that says so', () => {
  equal(renamed('IMG_0001.HEIC', 'image/jpeg'), 'IMG_0001.jpg');
  equal(renamed('no ending', 'image/webp'), 'no ending.webp');
  equal(renamed('a.b.png', 'image/webp'), 'a.b.webp');
});
