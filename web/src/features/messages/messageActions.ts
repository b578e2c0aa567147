import { event } from '../../shared/lib/action';
import { newId } from '../../shared/lib/id';

/** A conversation is shown, and wants its newest messages. */
export const conversationOpened = event<{ conversation: string }>('messages/conversationOpened');
export const conversationClosed = event('messages/conversationClosed');
/** Somebody scrolled to the oldest message there is here. */
export const olderWanted = event<{ conversation: string }>('messages/olderWanted');

interface Composed {
  conversation: string;
  clientId: string;
  body: string;
  composedAt: number;
}

export const composed = event<Composed>('messages/composed');

/** Something was written: the id made here stands for it in every retry, for ever. */
export function messageComposed(conversation: string, body: string) {
  return composed({ conversation, body, clientId: newId(), composedAt: Date.now() });
}

export const sendRetried = event<{ clientId: string }>('messages/sendRetried');
export const sendDiscarded = event<{ clientId: string }>('messages/sendDiscarded');
