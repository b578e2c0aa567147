import type { AnyAction } from 'redux';
import { remainder } from '../../features/messages/drafts';
import { changeAsked, composed } from '../../features/messages/messageActions';
import { outbox } from '../../features/messages/outbox';
import type { OutboxItem } from '../../features/messages/outbox';

interface Words {
  conversation: string;
  body: string;
}

interface Ports {
  /** Keeps one more item. */
  queue(item: OutboxItem): Promise<void>;
  /** Lets the event happen. */
  pass(action: AnyAction): void;
}

/** The words that are new; those that are being kept stand before them still. */
function newWords({ conversation, body }: Words, underWay: readonly OutboxItem[]): string {
  return underWay.reduce((words, item) => {
    const before = item.kind === 'send' && item.conversation === conversation;
    return before ? remainder(words, item.body) : words;
  }, body);
}

/**
 * Lets what a person writes happen when it is kept, so that the composer is not cleared before.
 * Until then it stands there still: the same words once more are the same message, and with more
 * after them, those are the next one.
 */
export function createOutgoing({ queue, pass }: Ports): (action: AnyAction) => boolean {
  const underWay: OutboxItem[] = [];

  async function keep(action: AnyAction): Promise<void> {
    const [item] = outbox([], action);
    if (!item) return;
    underWay.push(item);
    await queue(item);
    underWay.splice(underWay.indexOf(item), 1);
    pass(action);
  }

  return (action) => {
    if (composed.match(action)) {
      const body = newWords(action.payload, underWay);
      if (body !== '') void keep(composed({ ...action.payload, body }));
      return true;
    }
    if (!changeAsked.match(action)) return false;
    void keep(action);
    return true;
  };
}
