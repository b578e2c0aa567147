import type { Store } from 'redux';
import { openShelf } from '../../features/media/sending/openShelf';
import type { FileShelf } from '../../shared/media/fileShelf';
import { openStorage } from './openStorage';
import { FILES } from './schema';
import { storageShort } from './storageState';

/** Keeps files beside everything else, on a connection of its own: what fails there is only theirs. */
export function shelfBeside(store: Pick<Store, 'dispatch'>): FileShelf {
  return openShelf({
    open: () => openStorage(() => undefined),
    store: FILES,
    short: () => void store.dispatch(storageShort()),
  });
}
