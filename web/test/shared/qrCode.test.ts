import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { correctionOf } from '../../src/shared/qr/correction';
import { qrCode } from '../../src/shared/qr/qrCode';

test('the correction of the example in ISO/IEC 18004, annex I', () => {
  const data = [
    0b00010000, 0b00100000, 0b00001100, 0b01010110, 0b01100001, 0b10000000, 0b11101100, 0b00010001,
    0b11101100, 0b00010001, 0b11101100, 0b00010001, 0b11101100, 0b00010001, 0b11101100, 0b00010001,
  ];

  deepEqual(correctionOf(data, 10), [
    0b10100101, 0b00100100, 0b11010100, 0b11000001, 0b11101101, 0b00110110, 0b11000111, 0b10000111,
    0b00101100, 0b01010101,
  ]);
});

test('a code is a square that grows with the text, up to what there is room for', () => {
  const sizes = [17, 18, 106, 107, 230, 231, 425].map((bytes) => qrCode('x'.repeat(bytes))?.length);

  deepEqual(sizes, [21, 25, 37, 41, 53, 57, 69]);
  equal(qrCode('x'.repeat(426)), undefined);
});

test('three of its corners are finders', () => {
  const code = qrCode('otpauth://totp/localhost:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ') ?? [];
  const last = code.length - 7;

  for (const [top, left] of [[0, 0], [0, last], [last, 0]] as const) {
    const corner = code.slice(top, top + 7).map((row) => row.slice(left, left + 7));
    deepEqual(corner.map((row) => row.map((dark) => (dark ? '#' : '.')).join('')), [
      '#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######',
    ]);
  }
  ok(code.every((row) => row.length === code.length));
});
