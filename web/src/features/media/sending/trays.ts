import { event, on, reducer } from '../../../shared/lib/action';
import { put } from '../../../shared/lib/record';
import type { OutgoingFile } from '../../../shared/media/outgoingFile';

/** One of the forms in which a picture can be sent. */
export interface Form extends Pick<OutgoingFile, 'mime' | 'bytes' | 'width' | 'height' | 'name'> {
  /** Where its content lies. */
  content: string;
}

/** A file that was chosen, and is not sent yet. */
export interface Chosen extends Pick<OutgoingFile, 'key' | 'alt' | 'duration'> {
  original: Form;
  /** Made of it in this browser, where that is worth it. */
  smaller?: Form | undefined;
  /** It is being looked into, or made smaller. */
  busy?: boolean;
}

export interface Tray {
  files: readonly Chosen[];
  /** Pictures go as they are. */
  originals: boolean;
}

/** What was chosen to be sent with the next words, by conversation. */
export type Trays = Readonly<Record<string, Tray>>;

export const trayChanged = event<{ conversation: string; tray: Tray }>('trays/changed');

export const trays = reducer<Trays>(
  {},
  on(trayChanged, (state, { conversation, tray }) => put(state, conversation, tray)),
);

export interface WithTrays {
  trays: Trays;
}

export const selectTray = (conversation: string) => (state: WithTrays): Tray | undefined =>
  state.trays[conversation];
