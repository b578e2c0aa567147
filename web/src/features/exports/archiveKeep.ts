import { Refused } from '../../shared/http/problem';

/** Where an archive is until it is saved: on the disk where the browser lets us, else in memory. */
export interface ArchiveKeep {
  /** Resolves once there is room for more. */
  write(piece: Uint8Array): Promise<void>;
  /** The whole of it. */
  finish(): Promise<Blob>;
  /** Forgets it; also one that was finished, once it is saved. */
  discard(): Promise<void>;
}

/** The part of the browser's own file system that this needs. */
export interface ArchiveFolder {
  getFileHandle(name: string, options: { create: true }): Promise<{
    createWritable(): Promise<{
      write(piece: Uint8Array): Promise<void>;
      close(): Promise<void>;
      abort(): Promise<void>;
    }>;
    getFile(): Promise<File>;
  }>;
  removeEntry(name: string): Promise<void>;
  keys(): AsyncIterable<string>;
}

const NAME = /^martlet-archive-(\d+)$/;
/** Milliseconds within which whatever was finished is on its way to where the person wants it. */
export const LIFE = 600_000;

/** What is private to this site on this disk; nothing where there is no such thing, as without https. */
export function browserFolder(): Promise<ArchiveFolder> | undefined {
  const { storage } = navigator as Partial<Navigator>;
  if (!storage || !('getDirectory' in storage)) return undefined;
  if (!('createWritable' in FileSystemFileHandle.prototype)) return undefined;
  // The types of the list of names are younger than those of the folder.
  return storage.getDirectory() as unknown as Promise<ArchiveFolder>;
}

export async function openKeep(
  folder: Promise<ArchiveFolder> | undefined,
  now: number,
): Promise<ArchiveKeep> {
  if (!folder) return memoryKeep();
  try {
    return await fileKeep(await folder, `martlet-archive-${now}`);
  } catch {
    // In private windows some browsers have the folder and let nobody in.
    return memoryKeep();
  }
}

async function fileKeep(folder: ArchiveFolder, name: string): Promise<ArchiveKeep> {
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await handle.createWritable();
  let open = true;
  return {
    write: (piece) => file.write(piece).catch(noRoom),
    async finish() {
      await file.close().catch(noRoom);
      open = false;
      return handle.getFile();
    },
    async discard() {
      if (open) await file.abort().catch(() => undefined);
      open = false;
      await folder.removeEntry(name).catch(() => undefined);
    },
  };
}

function noRoom(): never {
  throw new Refused({ status: 0, code: 'no-room', detail: '', errors: [] });
}

function memoryKeep(): ArchiveKeep {
  let pieces: Blob[] = [];
  return {
    // As a blob each: those the browser may put on its disk.
    async write(piece) {
      pieces.push(new Blob([piece]));
    },
    finish: async () => new Blob(pieces, { type: 'application/zip' }),
    async discard() {
      pieces = [];
    },
  };
}

/** Removes what an end of the browser has left behind; `older` in milliseconds, 0 for all of it. */
export async function sweepArchives(
  folder: Promise<ArchiveFolder> | undefined,
  now: number,
  older: number,
): Promise<void> {
  if (!folder) return;
  const all = await folder;
  const left: string[] = [];
  for await (const name of all.keys()) {
    const [, made] = NAME.exec(name) ?? [];
    if (made !== undefined && now - Number(made) >= older) left.push(name);
  }
  // One that another tab is still writing is locked, and stays.
  for (const name of left) await all.removeEntry(name).catch(() => undefined);
}
