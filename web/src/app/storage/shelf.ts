import type { Store } from 'redux';
import { openShelf } from '../../features/media/sending/openShelf';
import type { WithSession } from '../../features/auth/session';
import type { FileShelf } from '../../shared/media/fileShelf';
import { openStorage } from './openStorage';
import { FILES } from './schema';
import { storageShort } from './storageState';

/** Keeps files beside everything else, on a connection of its own: what fails there is only theirs. */
export function shelfBeside(store: Store<WithSession>): FileShelf {
  const shelf = openShelf({
    open: () => openStorage(() => undefined),
    store: FILES,
    short: () => void store.dispatch(storageShort()),
  });
  clearWithPerson(store, shelf.clear);
  return shelf;
}

/** Whoever logs out, or gives the tab to somebody else, leaves nothing in its memory. */
export function clearWithPerson(
  { getState, subscribe }: Pick<Store<WithSession>, 'getState' | 'subscribe'>,
  clear: () => void,
): void {
  let owner = getState().session.user;
  subscribe(() => {
    const { status, user = owner } = getState().session;
    if (status === 'signedOut' || user !== owner) clear();
    owner = user;
  });
}
