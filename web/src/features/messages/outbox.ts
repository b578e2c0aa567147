import { event, on, reducer } from '../../shared/lib/action';
import type { Problem } from '../../shared/http/problem';
import { afresh } from '../../shared/media/outgoingFile';
import type { OutgoingFile } from '../../shared/media/outgoingFile';
import { fileTakenBack, uploadChanged, uploadsVoided } from '../../shared/media/uploadEvents';
import { cacheDropped } from '../../shared/realtime/connection';
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
  problem?: Problem | undefined;
  /** It was sent at least once, so that the server may have it. */
  tried?: boolean | undefined;
}

/** A message on its way. It leaves the outbox when its entry takes its place. */
export interface Outgoing extends Queued {
  kind: 'send';
  body: string;
  replyTo?: number | undefined;
  /** What comes with it; its body may be empty then. */
  files?: readonly OutgoingFile[] | undefined;
  /** The server had forgotten its uploads once, and they were begun anew. */
  anew?: boolean | undefined;
  /** Its number, once it is stored. */
  seq: number | null;
  /** Taken back after it was sent: it goes on until it is answered, and is deleted then. */
  cancelled?: boolean | undefined;
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

/** These are sent now, for the first time. */
export const sendTried = event<readonly string[]>('outbox/tried');
export const sendStored = event<{ message: Message; applied: number }>('outbox/stored');
/** Items that are kept in the storage, or that another tab holds; those known here are ignored. */
export const outboxFound = event<Outbox>('outbox/found');
export const sendRefused = event<{ clientId: string; problem: Problem }>('outbox/refused');

function leave(items: Outbox, gone: (item: OutboxItem) => boolean): Outbox {
  return items.some(gone) ? items.filter((item) => !gone(item)) : items;
}

function add(items: Outbox, item: OutboxItem): Outbox {
  return items.some(({ clientId }) => clientId === item.clientId) ? items : [...items, item];
}

/** Whether the server has yet to get some of its files, and cannot be sent the message before. */
export function awaitsUpload(item: OutboxItem): boolean {
  return item.kind === 'send' && (item.files ?? []).some(({ media }) => media === undefined);
}

/** What becomes of one message. */
function amend(items: Outbox, id: string, change: (item: Outgoing) => Outgoing[]): Outbox {
  return items.flatMap((item) => {
    return item.clientId === id && item.kind === 'send' ? change(item) : [item];
  });
}

function withFiles(item: Outgoing, change: (file: OutgoingFile) => OutgoingFile): Outgoing {
  return item.files ? { ...item, files: item.files.map(change) } : item;
}

/** Whether the server has surely not stored it with its files as they are. */
export function isChangeable(item: OutboxItem): boolean {
  return item.status === 'failed' || awaitsUpload(item);
}

/** One file fewer; a message of which nothing is left has never been written. */
function takeBack(item: Outgoing, key: string): Outgoing[] {
  if (!isChangeable(item)) return [item];
  const files = item.files?.filter((file) => file.key !== key);
  return files?.length === 0 && item.body === '' ? [] : [{ ...item, files }];
}

/** What follows a message that was taken back too late; its id is the same in every telling. */
function deletionOf({ clientId, conversation, composedAt }: Outgoing, seq: number): OutgoingChange {
  return {
    kind: 'change',
    clientId: `${clientId}-undo`,
    conversation,
    composedAt,
    target: seq,
    change: { type: 'delete' },
    status: 'waiting',
  };
}

/** What has its number leaves, or turns into its own deletion. */
function arrived(item: OutboxItem, seq: number): OutboxItem[] {
  return item.kind === 'send' && item.cancelled ? [deletionOf(item, seq)] : [];
}

/** The ids of 128 random bits and more are unique enough to need no look at the author. */
function settle(items: Outbox, messages: readonly (Message | null | undefined)[]): Outbox {
  if (items.length === 0) return items;
  const seqs = new Map(messages.map((message) => [message?.clientId, message?.seq]));
  if (!items.some(({ clientId }) => seqs.has(clientId))) return items;
  return items.flatMap((item) => {
    const seq = seqs.get(item.clientId);
    return seq === undefined ? [item] : arrived(item, seq);
  });
}

function store(items: Outbox, { clientId, seq, sentAt }: Message, applied: number): Outbox {
  return items.flatMap((item) => {
    if (item.clientId !== clientId || item.kind !== 'send') return [item];
    if (item.cancelled || seq <= applied) return arrived(item, seq);
    return [{ ...item, status: 'stored', seq, composedAt: sentAt }];
  });
}

/** What the server has surely not heard of leaves; a message that it may have is taken back. */
function discard(items: Outbox, id: string): Outbox {
  return items.flatMap((item) => {
    if (item.clientId !== id) return [item];
    if (item.status === 'failed' || !item.tried) return [];
    return [item.kind === 'send' ? { ...item, cancelled: true } : item];
  });
}

function refuse(items: Outbox, id: string, problem: Problem): Outbox {
  return items.flatMap((item) => {
    if (item.clientId !== id) return [item];
    if (item.kind === 'send' && item.cancelled) return [];
    return [{ ...item, status: 'failed', problem }];
  });
}

const NUMBERS_VOID: Problem = { status: 404, code: 'not-found', detail: '', errors: [] };

/** In another database nothing is stored yet, and a number may be that of another message. */
function inAnotherDatabase(item: OutboxItem): OutboxItem {
  if (item.kind === 'send') {
    const again = withFiles(item, afresh);
    return again.status === 'stored' ? { ...again, status: 'waiting', seq: null } : again;
  }
  return { ...item, status: 'failed', problem: NUMBERS_VOID };
}

/**
 * Back to the end of the queue: what was written since has gone ahead. What was refused for its files
 * uploads them anew.
 */
function requeue(items: Outbox, id: string): Outbox {
  const item = items.find(({ clientId, status }) => clientId === id && status === 'failed');
  if (!item) return items;
  const { problem, ...again } = item;
  const waiting: OutboxItem = { ...again, status: 'waiting' };
  const kept = waiting.kind === 'change' || problem?.status === 403;
  return [...items.filter((one) => one !== item), kept ? waiting : withFiles(waiting, afresh)];
}

export const outbox = reducer<Outbox>(
  [],
  on(composed, (state, item) => add(state, { ...item, kind: 'send', status: 'waiting', seq: null })),
  on(changeAsked, (state, item) => add(state, { ...item, kind: 'change', status: 'waiting' })),
  on(outboxFound, (state, items) => items.reduce(add, state)),
  on(changeStored, (state, { clientId: id }) => leave(state, ({ clientId }) => clientId === id)),
  on(sendRetried, (state, { clientId }) => requeue(state, clientId)),
  on(sendDiscarded, (state, { clientId }) => discard(state, clientId)),
  on(sendTried, (state, ids) =>
    state.map((item) => (ids.includes(item.clientId) ? { ...item, tried: true } : item)),
  ),
  on(sendRefused, (state, { clientId, problem }) => refuse(state, clientId, problem)),
  on(uploadChanged, (state, { clientId, key, change }) =>
    amend(state, clientId, (item) => [
      withFiles(item, (file) => (file.key === key ? { ...file, ...change } : file)),
    ]),
  ),
  on(fileTakenBack, (state, { clientId, key }) =>
    amend(state, clientId, (item) => takeBack(item, key)),
  ),
  on(uploadsVoided, (state, { clientId }) =>
    amend(state, clientId, (item) =>
      item.cancelled ? [] : [{ ...withFiles(item, afresh), anew: true }],
    ),
  ),
  on(sendStored, (state, { message, applied }) => store(state, message, applied)),
  on(entriesApplied, (state, entries) => settle(state, entries.map(({ message }) => message))),
  on(logCompared, (state, { conversation, head, entries, last }) => {
    const settled = settle(state, [last, ...entries.map(({ message }) => message)]);
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
  on(cacheDropped, (state) => state.map(inAnotherDatabase)),
);

/**
 * What a conversation sends next: nothing, while its first waiting message has no answer. One that
 * waits for its files lets the others pass.
 */
export function nextToSend(items: Outbox): OutboxItem[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const { conversation, status } = item;
    if (status !== 'waiting' || seen.has(conversation) || awaitsUpload(item)) return false;
    seen.add(conversation);
    return true;
  });
}

export function outgoingMessages(items: Outbox, conversation: string): Outgoing[] {
  return items.flatMap((item) =>
    item.kind === 'send' && item.conversation === conversation && !item.cancelled ? [item] : [],
  );
}

export function outgoingChanges(items: Outbox, conversation: string): OutgoingChange[] {
  return items.flatMap((item) =>
    item.kind === 'change' && item.conversation === conversation ? [item] : [],
  );
}
