import type { Store } from 'redux';
import { emptyTray, outgoing, unsent } from '../../features/media/sending/tray';
import { selectTray, trayChanged } from '../../features/media/sending/trays';
import { selectIntent } from '../../features/messages/intents';
import { messageComposed } from '../../features/messages/messageActions';
import type { Files } from '../../shared/media/fileShelf';
import { selectLimits } from '../../shared/realtime/connection';
import type { RootState } from '../rootReducer';

interface Sending {
  store: Store;
  files: Files;
  conversation: string;
  body: string;
}

/** Sends what was chosen: its contents are kept from now on, and so is the message with its words. */
export async function sendTray({ store, files, conversation, body }: Sending): Promise<void> {
  const shelf = await files();
  const state = store.getState() as RootState;
  const tray = selectTray(conversation)(state) ?? emptyTray;
  const going = outgoing(tray, selectLimits(state));
  if (going.length === 0) return;
  shelf.remove(unsent(tray, going));
  for (const { key } of going) void shelf.keep(key);
  store.dispatch(trayChanged({ conversation, tray: { ...emptyTray, originals: tray.originals } }));
  const target = selectIntent(conversation)(state)?.target;
  store.dispatch(messageComposed(conversation, body, target, going));
}
