import type { AnyAction } from 'redux';
import { remainder } from '../../features/messages/drafts';
import { changeAsked, composed } from '../../features/messages/messageActions';
import { outbox } from '../../features/messages/outbox';
import type { OutboxItem } from '../../features/messages/outbox';

interface Words {
  conversation: string;
  body: string;
  replyTo?: number | undefined;
}

interface Ports {
  /** Whether anything can be kept. */
  keeps(): boolean;
  /** Keeps one more item; also done where nothing can be kept. */
  queue(item: OutboxItem): Promise<void>;
  /** Lets the event happen. */
  pass(action: AnyAction): void;
}

/** What is new; the words that are being kept stand before it still, and so does their quote. */
function newWords(words: Words, underWay: readonly OutboxItem[]): Pick<Words, 'body' | 'replyTo'> {
  const before = underWay.flatMap((item) =>
    item.kind === 'send' && item.conversation === words.conversation ? item : [],
  );
  const answered = before.some(({ replyTo }) => replyTo === words.replyTo);
  return {
    body: before.reduce((body, item) => remainder(body, item.body), words.body),
    replyTo: answered ? undefined : words.replyTo,
  };
}

/**
 * Lets what a person writes happen when it is kept, so that the composer is not cleared before.
 * Until then it stands there still: the same words once more are the same message, and with more
 * after them, those are the next one.
 */
export function createOutgoing({ keeps, queue, pass }: Ports): (action: AnyAction) => boolean {
  const underWay: OutboxItem[] = [];
  /** Done when all of those have happened: a storage that fails may be done with a later one first. */
  let last: Promise<unknown> = Promise.resolve();

  async function keep(action: AnyAction): Promise<void> {
    const [item] = outbox([], action);
    if (!item) return;
    underWay.push(item);
    last = Promise.all([last, queue(item)]);
    await last;
    underWay.shift();
    pass(action);
  }

  return (action) => {
    if (!keeps() && underWay.length === 0) return false;
    if (composed.match(action)) {
      const words = newWords(action.payload, underWay);
      const { files } = action.payload;
      if (words.body !== '' || files?.length) void keep(composed({ ...action.payload, ...words }));
      return true;
    }
    if (!changeAsked.match(action)) return false;
    void keep(action);
    return true;
  };
}
