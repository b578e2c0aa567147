import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { decodeBlurhash } from '../../src/features/media/picture/blurhash';

/** Of a picture four by three, from the reference implementation, row by row. */
const KNOWN = {
  'LEHV6nWB2yk8pyo0adR*.7kCMdnj': [
    135, 164, 177, 161, 173, 177, 181, 180, 171, 160, 172, 174,
    124, 154, 169, 148, 148, 154, 164, 145, 134, 146, 152, 155,
    124, 144, 154, 144, 134, 132, 163, 130, 104, 148, 140, 134,
  ],
  'LGF5]+Yk^6#M@-5c,1J5@[or[Q6.': [
    176, 118, 163, 167, 119, 184, 118, 100, 169, 167, 79, 126,
    149, 142, 180, 109, 138, 198, 113, 117, 143, 149, 108, 109,
    145, 161, 153, 92, 153, 178, 100, 129, 135, 119, 116, 108,
  ],
} as const;

test('a hash becomes the colours that the reference makes of it', () => {
  for (const [hash, wanted] of Object.entries(KNOWN)) {
    const pixels = Array.from(decodeBlurhash(hash, 4, 3) ?? []);
    const colours = pixels.filter((_, i) => i % 4 !== 3);

    equal(colours.length, wanted.length);
    colours.forEach((value, i) => ok(Math.abs(value - (wanted[i] ?? NaN)) <= 1, `${hash} at ${i}`));
    ok(pixels.every((value, i) => i % 4 !== 3 || value === 255), 'nothing shines through');
  }
});

test('a hash of one colour is that colour everywhere', () => {
  deepEqual(Array.from(decodeBlurhash('00OZZy', 1, 2) ?? []), [213, 30, 120, 255, 213, 30, 120, 255]);
});

test('what is no hash is nothing, however it is broken', () => {
  const broken = ['', '0', 'LEHV6nWB2yk8pyo0adR*.7kCMdn', 'LEHV6nWB2yk8pyo0adR*.7kCMdnjj', '00OZZ"', '00OZZé'];

  for (const hash of broken) equal(decodeBlurhash(hash, 4, 4), undefined, hash);
});
