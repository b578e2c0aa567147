import type { KeyRange, Transaction } from '../../shared/storage/database';
import {
  array, boolean, fields, integer, nullable, readable, string,
} from '../../shared/lib/json';
import { heldIn } from './log';
import type { Log } from './log';
import type { Logs } from './logs';
import { beginningOf, parseMessage } from './message';
import type { Message, MessagePage } from './message';

/** Where the logs and their messages are kept. */
export const LOGS = 'logs';
export const MESSAGES = 'messages';

/** What events have made of a log, for the copy that is kept. */
export interface LogChange {
  conversation: string;
  log: Log;
  /** The kept copy, if there is one, cannot be continued. */
  anew: boolean;
  /** Messages that the events told of, also those that the log at hand does not reach. */
  told: readonly Message[];
  pages: readonly { before: number; page: MessagePage }[];
}

/** A log without its messages. The kept stretch may begin far below the one at hand. */
interface Head extends Omit<Log, 'messages'> {
  conversation: string;
}

const parseHead = fields<Head>({
  conversation: string,
  seq: integer,
  id: nullable(string),
  from: integer,
  older: boolean,
  paged: boolean,
  floor: integer,
  last: nullable(parseMessage),
});

const parseMessages = array(parseMessage);

/** Of one conversation, from one number to another, both included. */
function span(conversation: string, from = 0, to = Number.MAX_SAFE_INTEGER): KeyRange {
  return { from: [conversation, from], to: [conversation, to] };
}

async function headOf(transaction: Transaction, conversation: string): Promise<Head | undefined> {
  return readable(parseHead, await transaction.get(LOGS, conversation));
}

/** Brings the kept copy to where `log` is: its number and the messages together, or not at all. */
export async function keepLog(transaction: Transaction, change: LogChange): Promise<void> {
  const { conversation, log } = change;
  const { messages, ...rest } = log;
  const head: Head = { conversation, ...rest };
  const kept = change.anew ? undefined : await headOf(transaction, conversation);
  const keep = (message: Message) =>
    transaction.put(MESSAGES, [conversation, message.seq], message);
  if (!kept) {
    transaction.remove(MESSAGES, span(conversation));
    transaction.put(LOGS, conversation, head);
    messages.forEach(keep);
    return;
  }
  const { from, older, paged } = extended(kept, change, keep);
  transaction.put(LOGS, conversation, { ...head, from, older, paged });
  for (const message of change.told) {
    const held = heldIn(log, message.seq);
    if (held) keep(held);
    else if (message.seq >= from) await keepNewer(transaction, message);
  }
}

/** The kept stretch with the pages that go on where it began. */
function extended(kept: Head, change: LogChange, keep: (message: Message) => void): Head {
  const head = { ...kept };
  for (const { before, page } of change.pages) {
    if (before !== head.from || page.head < change.log.floor) continue;
    page.items.filter(({ seq }) => seq < before).forEach(keep);
    const from = beginningOf(page, before);
    Object.assign(head, { from, older: page.older, paged: true });
  }
  return head;
}

async function keepNewer(transaction: Transaction, message: Message): Promise<void> {
  const key = [message.conversation, message.seq];
  const kept = readable(parseMessage, await transaction.get(MESSAGES, key));
  if ((kept?.rev ?? -1) < message.rev) transaction.put(MESSAGES, key, message);
}

export function forgetLog(transaction: Transaction, conversation: string): void {
  transaction.remove(LOGS, conversation);
  transaction.remove(MESSAGES, span(conversation));
}

/**
 * The kept logs, each with its messages above the number that `above` names, which is as much of
 * it as a list of conversations needs; the rest comes as pages. What does not read is left out.
 */
export async function readKeptLogs(
  transaction: Transaction,
  above: (conversation: string) => number,
): Promise<Logs> {
  const heads = (await transaction.all(LOGS)).flatMap((row) => readable(parseHead, row) ?? []);
  const read = heads.map(async (head): Promise<[string, Log][]> => {
    const log = await logAbove(transaction, head, above(head.conversation));
    return log ? [[head.conversation, log]] : [];
  });
  return Object.fromEntries((await Promise.all(read)).flat());
}

async function logAbove(
  transaction: Transaction,
  { conversation, ...head }: Head,
  above: number,
): Promise<Log | undefined> {
  const from = Math.min(head.seq + 1, Math.max(head.from, above + 1));
  const range = span(conversation, from, head.seq);
  const messages =
    from > head.seq ? [] : readable(parseMessages, await transaction.all(MESSAGES, range));
  if (!messages) return undefined;
  const whole = from === head.from;
  return { ...head, from, messages, older: head.older || !whole, paged: head.paged && whole };
}

/** The messages before a number out of what is kept; `undefined` where that does not reach. */
export async function readKeptPage(
  transaction: Transaction,
  conversation: string,
  before: number,
  limit: number,
): Promise<MessagePage | undefined> {
  const kept = await headOf(transaction, conversation);
  if (!kept || before <= kept.from) return undefined;
  const rows = await transaction.last(
    MESSAGES,
    span(conversation, kept.from, before - 1),
    limit,
  );
  const items = readable(parseMessages, rows);
  if (!items) return undefined;
  const page = { items, head: kept.seq, newer: false };
  if (items.length === limit) return { ...page, older: true };
  return { ...page, older: kept.older, from: kept.from };
}

/** The messages from one number to another; `undefined` where what is kept does not reach. */
export async function readKeptStretch(
  transaction: Transaction,
  conversation: string,
  from: number,
  to: number,
): Promise<readonly Message[] | undefined> {
  const kept = await headOf(transaction, conversation);
  if (!kept || from < kept.from) return undefined;
  return readable(parseMessages, await transaction.all(MESSAGES, span(conversation, from, to)));
}
