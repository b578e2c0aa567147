import { event, on, reducer } from '../../shared/lib/action';
import type { Problem } from '../../shared/http/problem';
import {
  changeAsked, changeStored, composed, sendDiscarded, sendRetried,
} from './messageActions';
import type { MessageChange } from './messageActions';
import { entriesApplied, logCompared, pageReceived } from './logs';
import type { Message } from './message';

interface Queued {
  clientId: string;
  conversation: string;
  composedAt: number;
  /**
   * `waiting`: until it is stored or refused; `stored`: its entry has yet to come; `failed`: the
   * server has refused it, for `problem`.
   */
  status: 'waiting' | 'stored' | 'failed';
  problem?: Problem;
}

/** A message on its way. It leaves the outbox when its entry takes its place. */
export interface Outgoing extends Queued {
  kind: 'send';
  body: string;
  replyTo?: number | undefined;
  /** Its number, once it is stored. */
  seq: number | null;
}

/** A change on its way. It leaves the outbox with the answer, which carries the whole message. */
export interface OutgoingChange extends Queued {
  kind: 'change';
  /** The number of the message. */
  target: number;
  change: MessageChange;
}

export type OutboxItem = Outgoing | OutgoingChange;

/** First in, first out per conversation. */
export type Outbox = readonly OutboxItem[];

export const sendStored = event<{ message: Message; applied: number }>('outbox/stored');
export const sendRefused = event<{ clientId: string; problem: Problem }>('outbox/refused');

function change(items: Outbox, clientId: string, next: (item: OutboxItem) => OutboxItem): Outbox {
  return items.map((item) => (item.clientId === clientId ? next(item) : item));
}

function leave(items: Outbox, gone: (item: OutboxItem) => boolean): Outbox {
  return items.some(gone) ? items.filter((item) => !gone(item)) : items;
}

/** The ids of 128 random bits and more are unique enough to need no look at the author. */
function settle(items: Outbox, messages: readonly (Message | undefined)[]): Outbox {
  if (items.length === 0) return items;
  const seen = new Set(messages.map((message) => message?.clientId));
  return leave(items, ({ clientId }) => seen.has(clientId));
}

/** Back to the end of the queue: what was written since has gone ahead. */
function requeue(items: Outbox, id: string): Outbox {
  const item = items.find(({ clientId, status }) => clientId === id && status === 'failed');
  if (!item) return items;
  const { problem: _, ...again } = item;
  return [...items.filter((one) => one !== item), { ...again, status: 'waiting' }];
}

export const outbox = reducer<Outbox>(
  [],
  on(composed, (state, item) => [
    ...state,
    { ...item, kind: 'send', status: 'waiting', seq: null },
  ]),
  on(changeAsked, (state, item) => [...state, { ...item, kind: 'change', status: 'waiting' }]),
  on(changeStored, (state, { clientId: id }) => leave(state, ({ clientId }) => clientId === id)),
  on(sendRetried, (state, { clientId }) => requeue(state, clientId)),
  on(sendDiscarded, (state, { clientId: id }) =>
    leave(state, ({ clientId, status }) => clientId === id && status === 'failed'),
  ),
  on(sendRefused, (state, { clientId, problem }) =>
    change(state, clientId, (item) => ({ ...item, status: 'failed', problem })),
  ),
  on(sendStored, (state, { message: { clientId: id, seq, sentAt }, applied }) => {
    if (seq <= applied) return leave(state, ({ clientId }) => clientId === id);
    return change(state, id, (item) =>
      item.kind === 'send' ? { ...item, status: 'stored', seq, composedAt: sentAt } : item,
    );
  }),
  on(entriesApplied, (state, entries) => settle(state, entries.map(({ message }) => message))),
  on(logCompared, (state, { conversation, head, entries, last }) => {
    const settled = settle(state, [last ?? undefined, ...entries.map(({ message }) => message)]);
    return leave(
      settled,
      (item) =>
        item.kind === 'send' &&
        item.conversation === conversation &&
        item.seq !== null &&
        item.seq <= head,
    );
  }),
  on(pageReceived, (state, { page }) => settle(state, page.items)),
);

/** What a conversation sends next: nothing, while its first waiting message has no answer. */
export function nextToSend(items: Outbox): OutboxItem[] {
  const seen = new Set<string>();
  return items.filter(({ conversation, status }) => {
    if (status !== 'waiting' || seen.has(conversation)) return false;
    seen.add(conversation);
    return true;
  });
}

export function outgoingMessages(items: Outbox, conversation: string): Outgoing[] {
  return items.flatMap((item) =>
    item.kind === 'send' && item.conversation === conversation ? [item] : [],
  );
}

export function outgoingChanges(items: Outbox, conversation: string): OutgoingChange[] {
  return items.flatMap((item) =>
    item.kind === 'change' && item.conversation === conversation ? [item] : [],
  );
}
