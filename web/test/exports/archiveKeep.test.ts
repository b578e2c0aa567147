import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { LIFE, openKeep, sweepArchives } from '../../src/features/exports/archiveKeep';
import type { ArchiveFolder } from '../../src/features/exports/archiveKeep';
import { Refused } from '../../src/shared/http/problem';

/** A folder of a browser's, of a disk with so much room; `locked` are those that somebody writes. */
function folder(room = Infinity) {
  const files = new Map<string, Uint8Array[]>();
  const locked = new Set<string>();
  const made: ArchiveFolder = {
    async getFileHandle(name) {
      files.set(name, []);
      let left = room;
      const pieces: Uint8Array[] = [];
      return {
        async createWritable() {
          locked.add(name);
          return {
            async write(piece) {
              left -= piece.byteLength;
              if (left < 0) throw new DOMException('full', 'QuotaExceededError');
              pieces.push(piece);
            },
            async close() {
              locked.delete(name);
              files.set(name, pieces);
            },
            async abort() {
              locked.delete(name);
            },
          };
        },
        getFile: async () => new File(files.get(name) ?? [], name),
      };
    },
    async removeEntry(name) {
      if (locked.has(name)) throw new DOMException('locked', 'NoModificationAllowedError');
      files.delete(name);
    },
    async *keys() {
      yield* files.keys();
    },
  };
  return { made: Promise.resolve(made), files, locked };
}

const piece = (text: string) => new TextEncoder().encode(text);

test('an archive is on the disk until it is saved, and then it is gone', async () => {
  const { made, files } = folder();
  const keep = await openKeep(made, 7);

  await keep.write(piece('mo'));
  await keep.write(piece('th'));
  const file = await keep.finish();

  equal(await file.text(), 'moth');
  deepEqual([...files.keys()], ['martlet-archive-7']);
  await keep.discard();
  equal(files.size, 0);
});

test('an archive that broke off leaves nothing', async () => {
  const { made, files, locked } = folder();
  const keep = await openKeep(made, 7);
  await keep.write(piece('mo'));

  await keep.discard();

  deepEqual([files.size, locked.size], [0, 0]);
});

test('where there is no room it says so', async () => {
  const keep = await openKeep(folder(3).made, 7);
  await keep.write(piece('mo'));

  await rejects(keep.write(piece('th')), (error: unknown) => {
    return error instanceof Refused && error.problem.code === 'no-room';
  });
});

test('without a folder, and where nobody is let into it, it is kept in memory', async () => {
  for (const none of [undefined, Promise.reject(new DOMException('no', 'SecurityError'))]) {
    const keep = await openKeep(none, 7);
    await keep.write(piece('mo'));
    await keep.write(piece('th'));

    const file = await keep.finish();

    equal(await file.text(), 'moth');
    equal(file.type, 'application/zip');
    await keep.discard();
  }
});

test('what was left behind is swept, but not what is being written, nor anything else', async () => {
  const { made, files, locked } = folder();
  for (const name of ['martlet-archive-0', 'martlet-archive-1', 'another', 'martlet-archive-9']) {
    files.set(name, []);
  }
  locked.add('martlet-archive-1');

  await sweepArchives(made, LIFE + 5, LIFE);
  deepEqual([...files.keys()], ['martlet-archive-1', 'another', 'martlet-archive-9']);

  locked.clear();
  await sweepArchives(made, LIFE + 5, 0);
  deepEqual([...files.keys()], ['another']);
});
