import type { Clock } from '../../../shared/lib/clock';
import type { FileShelf } from '../../../shared/media/fileShelf';
import type { Database, Transaction } from '../../../shared/storage/database';

/** What tabs say to each other of files. */
export type ShelfNews =
  | { type: 'wanted'; key: string }
  | { type: 'given'; key: string; content: Blob }
  | { type: 'removed'; keys: readonly string[] };

export interface ShelfChannel {
  say(news: ShelfNews): void;
  listen(heard: (news: ShelfNews) => void): void;
}

interface Ports {
  open(): Promise<Database>;
  /** The object store for them. */
  store: string;
  channel: ShelfChannel;
  /** Whether the browser has room for so many bytes more, as far as it says. */
  fits(bytes: number): Promise<boolean>;
  /** There is no room for a file, or nothing can be kept at all. */
  short(): void;
  clock: Clock;
}

export interface OpenShelf extends FileShelf {
  /** Nothing stays in the memory of this tab; what the browser keeps is no matter of its own. */
  clear(): void;
  /** Whether something is held that is gone with this tab. */
  unkept(): boolean;
}

interface Kept {
  content: Blob;
  at: number;
}

/** How long another tab may take to find out whether it holds something. */
const PATIENCE = 1_500;
/** A tab may have kept a file, and be about to keep its message. */
const SETTLED = 3_600_000;
/** How many of those that are sent are still shown from here. */
const SHOWN = 20;

function isKept(value: unknown): value is Kept {
  return value instanceof Object && (value as Partial<Kept>).content instanceof Blob;
}

export function createShelf({ open, store, channel, fits, short, clock }: Ports): OpenShelf {
  const held = new Map<string, Blob>();
  const unkept = new Set<string>();
  const shown: string[] = [];
  const waiting = new Map<string, (content: Blob) => void>();
  let database: Promise<Database> | undefined;

  async function transact<T>(
    mode: 'readonly' | 'readwrite',
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    const opened = (database ??= open());
    return (await opened).transact([store], mode, work);
  }

  /** What fails here is a file that stays in memory, or one more for the next sweep. */
  function quietly(work: (transaction: Transaction) => Promise<void>): void {
    transact('readwrite', work).catch(() => undefined);
  }

  async function readKept(key: string): Promise<Blob | undefined> {
    const value = await transact('readonly', (it) => it.get(store, key)).catch(() => undefined);
    return isKept(value) ? value.content : undefined;
  }

  function ask(key: string): Promise<Blob | undefined> {
    return new Promise((resolve) => {
      const stop = clock.after(PATIENCE, () => {
        waiting.delete(key);
        resolve(undefined);
      });
      waiting.set(key, (content) => {
        stop();
        waiting.delete(key);
        resolve(content);
      });
      channel.say({ type: 'wanted', key });
    });
  }

  function forget(keys: readonly string[]): void {
    for (const key of keys) {
      held.delete(key);
      unkept.delete(key);
    }
  }

  channel.listen((news) => {
    if (news.type === 'removed') return forget(news.keys);
    if (news.type === 'given') return waiting.get(news.key)?.(news.content);
    const content = held.get(news.key);
    if (content) channel.say({ type: 'given', key: news.key, content });
    return undefined;
  });

  async function read(key: string): Promise<Blob | undefined> {
    return held.get(key) ?? (await readKept(key)) ?? held.get(key) ?? ask(key);
  }

  function remove(keys: readonly string[]): void {
    forget(keys);
    channel.say({ type: 'removed', keys });
    quietly(async (it) => keys.forEach((key) => it.remove(store, key)));
  }

  /** The latest few, of which what is newer takes the place. */
  function show(name: string, content: Blob): void {
    held.set(name, content);
    shown.push(name);
    if (shown.length > SHOWN) forget(shown.splice(0, 1));
  }

  return {
    hold: (key, content) => void held.set(key, content),
    async keep(key) {
      const content = held.get(key);
      if (!content) return;
      unkept.add(key);
      try {
        // What is tried in vain may fill the disk, and leave no room for words.
        if (!(await fits(content.size))) throw new Error('there is no room for it');
        const kept: Kept = { content, at: clock.now() };
        await transact('readwrite', async (it) => it.put(store, key, kept));
        forget([key]);
      } catch {
        if (held.has(key)) short();
      }
    },
    read,
    part(key, name) {
      void read(key).then((content) => {
        if (content) show(name, content);
        remove([key]);
      });
    },
    remove,
    sweep(known) {
      const before = clock.now() - SETTLED;
      quietly(async (it) => {
        const [keys, values] = await Promise.all([it.keys(store), it.all(store)]);
        keys.forEach((key, i) => {
          const value = values[i];
          const young = isKept(value) && value.at > before;
          if (!young && !known.has(String(key))) it.remove(store, key);
        });
      });
    },
    clear: () => forget([...held.keys()]),
    unkept: () => unkept.size > 0,
  };
}
