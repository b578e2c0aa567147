import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { pictureOf } from '../../src/features/media/sending/smaller';

const [WIDE, HIGH] = [5_712, 4_284];

/** A browser that reads every picture, and whose smaller ones have so many bytes. */
function withBrowser(bytes: number): void {
  const canvas = {
    getContext: () => ({ drawImage: () => undefined }),
    toBlob(done: (content: Blob) => void, type: string) {
      done(new Blob(['x'.repeat(bytes)], { type }));
    },
  };
  Object.assign(globalThis, {
    createImageBitmap: async () => ({ width: WIDE, height: HIGH, close: () => undefined }),
    document: { createElement: () => ({ ...canvas }) },
  });
}

const file = (type: string, bytes: number) => new File(['x'.repeat(bytes)], 'IMG_1', { type });

test('a photo of a telephone becomes a smaller one of the same shape', async () => {
  withBrowser(900_000);
  const picture = await pictureOf(file('image/jpeg', 3_000_000));

  deepEqual([picture?.width, picture?.height], [WIDE, HIGH]);
  deepEqual([picture?.smaller?.width, picture?.smaller?.height], [2_560, 1_920]);
  equal(picture?.smaller?.content.type, 'image/jpeg');
});

test('nothing is gained by a larger file, and the original is sent', async () => {
  withBrowser(900_000);
  equal((await pictureOf(file('image/jpeg', 800_000)))?.smaller, undefined);
});

test('what hardly anybody else can read is sent as what everybody can', async () => {
  withBrowser(900_000);
  const picture = await pictureOf(file('image/heic', 800_000));

  equal(picture?.smaller?.content.type, 'image/jpeg');
  equal(picture?.smaller?.content.size, 900_000);
});
