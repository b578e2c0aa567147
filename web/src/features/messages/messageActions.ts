import { event } from '../../shared/lib/action';
import { newId } from '../../shared/lib/id';
import type { OutgoingFile } from '../../shared/media/outgoingFile';
import type { Message } from './message';

/** A conversation is shown, and wants its newest messages. */
export const conversationOpened = event<{ conversation: string }>('messages/conversationOpened');
export const conversationClosed = event('messages/conversationClosed');
/** Somebody scrolled to the oldest message there is here. */
export const olderWanted = event<{ conversation: string }>('messages/olderWanted');

interface Composed {
  conversation: string;
  clientId: string;
  body: string;
  /** The number of the message it answers. */
  replyTo?: number | undefined;
  /** What comes with it, of which the body is the caption. */
  files?: readonly OutgoingFile[] | undefined;
  composedAt: number;
}

export const composed = event<Composed>('messages/composed');

/** Something was written: the id made here stands for it in every retry, for ever. */
export function messageComposed(
  conversation: string,
  body: string,
  replyTo?: number,
  files?: readonly OutgoingFile[],
) {
  const written = { conversation, body, replyTo, files };
  return composed({ ...written, clientId: newId(), composedAt: Date.now() });
}

/** What becomes of a message that is there already. */
export type MessageChange =
  | { type: 'edit'; body: string }
  | { type: 'delete' }
  | { type: 'react'; emoji: string; on: boolean };

interface ChangeAsked {
  conversation: string;
  clientId: string;
  /** The number of the message. */
  target: number;
  change: MessageChange;
  composedAt: number;
}

export const changeAsked = event<ChangeAsked>('messages/changeAsked');
/** The message as the server has it after a change of mine. */
export const changeStored = event<{ clientId: string; message: Message }>('messages/changeStored');

/** Somebody changes a message: the id made here stands for the change in every retry. */
export function messageChanged(conversation: string, target: number, change: MessageChange) {
  return changeAsked({ conversation, target, change, clientId: newId(), composedAt: Date.now() });
}

export const sendRetried = event<{ clientId: string }>('messages/sendRetried');
export const sendDiscarded = event<{ clientId: string }>('messages/sendDiscarded');
