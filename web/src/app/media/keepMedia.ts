import type { Log } from '../../features/messages/log';
import { indexOf } from '../../features/messages/log';
import type { Message } from '../../features/messages/message';
import { KEPT_MEDIA } from '../../shared/media/keptMedia';
import type { RootState } from '../rootReducer';

interface Ports {
  getState(): RootState;
  /** Absent over plain http to other hosts: there nothing is kept. */
  caches: CacheStorage | undefined;
}

export interface MediaKeeping {
  /** The state has become another one: what is kept belongs to whom it is of, and lives as long. */
  changed(before: RootState, after: RootState): void;
}

const isOurs = (name: string) => name.startsWith(KEPT_MEDIA);

/** What came with messages that have lost it since, as one does that is deleted. */
function goneFrom(before: Log, after: Log | undefined): string[] {
  if (!after || before.messages === after.messages) return [];
  return before.messages.filter(({ attachments }) => attachments.length > 0).flatMap((message) => {
    const now: Message | undefined = after.messages[indexOf(after.messages, message.seq)];
    if (now === message || now?.seq !== message.seq) return [];
    const left = new Set(now.attachments.map(({ id }) => id));
    const gone = message.attachments.filter(({ id }) => !left.has(id));
    return gone.flatMap(({ urls }) => Object.values(urls) as string[]);
  });
}

/** Says for whom the worker keeps pictures, and has it forget them with the person and the message. */
export function createMediaKeeping({ getState, caches }: Ports): MediaKeeping {
  let owner: string | undefined;
  let work = Promise.resolve();

  /** In turn, so that a log-out never overtakes the log-in before it. */
  function then(step: (storage: CacheStorage) => Promise<unknown>): void {
    if (!caches) return;
    work = work.then(() => step(caches)).then(() => undefined, () => undefined);
  }

  async function forgetAllBut(storage: CacheStorage, mine: string | undefined): Promise<void> {
    const others = (await storage.keys()).filter((name) => isOurs(name) && name !== mine);
    await Promise.all(others.map((name) => storage.delete(name)));
  }

  function follow({ session }: RootState): void {
    if (session.user !== undefined && session.user !== owner) {
      owner = session.user;
      const mine = KEPT_MEDIA + owner;
      then((storage) => forgetAllBut(storage, mine).then(() => storage.open(mine)));
    }
    if (session.status === 'signedOut' || session.status === 'ended') {
      owner = undefined;
      then((storage) => forgetAllBut(storage, undefined));
    }
  }

  function forget(urls: readonly string[]): void {
    const mine = owner;
    if (mine === undefined) return;
    then(async (storage) => {
      // Another tab may have logged out, and nothing may come back by being opened.
      if (!(await storage.has(KEPT_MEDIA + mine))) return;
      const cache = await storage.open(KEPT_MEDIA + mine);
      await Promise.all(urls.map((url) => cache.delete(url)));
    });
  }

  follow(getState());
  return {
    changed(before, after) {
      if (before.session !== after.session) follow(after);
      if (before.logs === after.logs) return;
      const gone = Object.entries(before.logs).flatMap(([id, log]) => goneFrom(log, after.logs[id]));
      if (gone.length > 0) forget(gone);
    },
  };
}
