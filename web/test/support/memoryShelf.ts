import type { FileShelf } from '../../src/shared/media/fileShelf';

export interface MemoryShelf extends FileShelf {
  contents: Map<string, Blob>;
}

/** A shelf that never runs out of room. */
export function memoryShelf(...files: (readonly [string, Blob])[]): MemoryShelf {
  const contents = new Map(files);
  return {
    contents,
    hold: (key, content) => void contents.set(key, content),
    keep: async () => undefined,
    read: async (key) => contents.get(key),
    part: (key) => void contents.delete(key),
    remove: (keys) => keys.forEach((key) => contents.delete(key)),
    sweep: (known) => Array.from(contents.keys(), (key) => known.has(key) || contents.delete(key)),
  };
}
