import type { AnyAction } from 'redux';
import { changeAsked, composed } from '../../features/messages/messageActions';
import { outbox } from '../../features/messages/outbox';
import type { OutboxItem } from '../../features/messages/outbox';

interface Ports {
  /** Keeps one more item. */
  queue(item: OutboxItem): Promise<void>;
  /** Lets the event happen. */
  pass(action: AnyAction): void;
}

function sameWords(one: OutboxItem, other: OutboxItem): boolean {
  return (
    one.kind === 'send' &&
    other.kind === 'send' &&
    one.conversation === other.conversation &&
    one.body === other.body
  );
}

/**
 * Lets what a person writes happen when it is kept, so that the composer is not cleared before.
 * Until then it stands there still: the same words once more are the same message.
 */
export function createOutgoing({ queue, pass }: Ports): (action: AnyAction) => boolean {
  const underWay: OutboxItem[] = [];

  async function keep(item: OutboxItem, action: AnyAction): Promise<void> {
    underWay.push(item);
    await queue(item);
    underWay.splice(underWay.indexOf(item), 1);
    pass(action);
  }

  return (action) => {
    if (!composed.match(action) && !changeAsked.match(action)) return false;
    const [item] = outbox([], action);
    if (item && !underWay.some((one) => sameWords(one, item))) void keep(item, action);
    return true;
  };
}
