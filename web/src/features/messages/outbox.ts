import { event, on, reducer } from '../../shared/lib/action';
import type { Problem } from '../../shared/http/problem';
import { composed, sendDiscarded, sendRetried } from './messageActions';
import { entriesApplied, logCompared, pageReceived } from './logs';
import type { Message } from './message';

/** A message on its way. It leaves the outbox when its entry takes its place. */
export interface Outgoing {
  clientId: string;
  conversation: string;
  body: string;
  composedAt: number;
  /**
   * `waiting`: until it is stored or refused; `stored`: its entry has yet to come; `failed`: the
   * server has refused it, for `problem`.
   */
  status: 'waiting' | 'stored' | 'failed';
  /** Its number, once it is stored. */
  seq: number | null;
  problem?: Problem;
}

/** First in, first out per conversation. */
export type Outbox = readonly Outgoing[];

export const sendStored = event<{ message: Message; applied: number }>('outbox/stored');
export const sendRefused = event<{ clientId: string; problem: Problem }>('outbox/refused');

function change(items: Outbox, clientId: string, next: (item: Outgoing) => Outgoing): Outbox {
  return items.map((item) => (item.clientId === clientId ? next(item) : item));
}

function leave(items: Outbox, gone: (item: Outgoing) => boolean): Outbox {
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
  on(composed, (state, item) => [...state, { ...item, status: 'waiting', seq: null }]),
  on(sendRetried, (state, { clientId }) => requeue(state, clientId)),
  on(sendDiscarded, (state, { clientId: id }) =>
    leave(state, ({ clientId, status }) => clientId === id && status === 'failed'),
  ),
  on(sendRefused, (state, { clientId, problem }) =>
    change(state, clientId, (item) => ({ ...item, status: 'failed', problem })),
  ),
  on(sendStored, (state, { message: { clientId: id, seq, sentAt }, applied }) => {
    if (seq <= applied) return leave(state, ({ clientId }) => clientId === id);
    return change(state, id, (item) => ({ ...item, status: 'stored', seq, composedAt: sentAt }));
  }),
  on(entriesApplied, (state, entries) => settle(state, entries.map(({ message }) => message))),
  on(logCompared, (state, { conversation, head, entries, last }) => {
    const settled = settle(state, [last ?? undefined, ...entries.map(({ message }) => message)]);
    return leave(
      settled,
      ({ conversation: where, seq }) => where === conversation && seq !== null && seq <= head,
    );
  }),
  on(pageReceived, (state, { page }) => settle(state, page.items)),
);

/** What a conversation sends next: nothing, while its first waiting message has no answer. */
export function nextToSend(items: Outbox): Outgoing[] {
  const seen = new Set<string>();
  return items.filter(({ conversation, status }) => {
    if (status !== 'waiting' || seen.has(conversation)) return false;
    seen.add(conversation);
    return true;
  });
}
