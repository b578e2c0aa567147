import type { Entry } from './entry';
import { beginningOf } from './message';
import type { Message, MessagePage } from './message';

/** My copy of a conversation's log: applied up to `seq`, with a stretch of messages below it. */
export interface Log {
  /** The number and the id of the latest entry I have applied. */
  seq: number;
  id: string | null;
  /** Of all messages from this number on I hold the present state. */
  from: number;
  /** Whether there are messages before `from`. */
  older: boolean;
  /** Whether the stretch was ever filled from the history, or has none behind it. */
  paged: boolean;
  /** Pages read before this entry was written miss something that this copy does not hold. */
  floor: number;
  /** By `seq`, rising. */
  messages: readonly Message[];
  /** The message with the highest number, also where the stretch does not reach it. */
  last: Message | null;
}

/** A log that begins anew behind `head`, with nothing of what came before. */
export function logFrom(head: number, headId: string | null, last: Message | null): Log {
  const empty = head === 0;
  const stretch = { from: head + 1, older: !empty, paged: empty, messages: [] };
  return { seq: head, id: headId, floor: head, last, ...stretch };
}

/** The message with this number, where the stretch holds it. */
export function heldIn({ messages }: Log, seq: number): Message | undefined {
  const message = messages[indexOf(messages, seq)];
  return message?.seq === seq ? message : undefined;
}

/** Where `seq` stands, or would stand, in messages that rise by it. */
export function indexOf(messages: readonly Message[], seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function newer(mine: Message | null, other: Message | null): Message | null {
  if (!mine || !other) return mine ?? other;
  if (other.seq !== mine.seq) return other.seq > mine.seq ? other : mine;
  return other.rev > mine.rev ? other : mine;
}

function keep(messages: readonly Message[], message: Message): readonly Message[] {
  const index = indexOf(messages, message.seq);
  const mine = messages[index];
  const held = mine?.seq === message.seq;
  if (held && message.rev <= mine.rev) return messages;
  const copy = messages.slice();
  copy.splice(index, held ? 1 : 0, message);
  return copy;
}

/** The next entry; any other is not applied, and leaves the log as it is. */
export function applyEntry(log: Log, { seq, id, message }: Entry): Log {
  if (seq !== log.seq + 1) return log;
  const next = { ...log, seq, id };
  if (!message) return next;
  const last = newer(log.last, message);
  if (message.seq < log.from) return { ...next, last, floor: seq };
  return { ...next, last, messages: keep(log.messages, message) };
}

/** Takes the page that was asked for before `from`; another one, or one read too early, is left. */
export function applyPage(log: Log, before: number, page: MessagePage): Log {
  if (before !== log.from || page.head < log.floor) return log;
  const items = page.items.filter(({ seq }) => seq < log.from);
  const from = beginningOf(page, log.from);
  return { ...log, from, older: page.older, paged: true, messages: [...items, ...log.messages] };
}

/** A message in a later state, out of its turn: its entry has yet to come, and will say the same. */
export function applyChanged(log: Log, message: Message): Log {
  const messages = heldIn(log, message.seq) ? keep(log.messages, message) : log.messages;
  const last = log.last?.seq === message.seq ? newer(log.last, message) : log.last;
  return { ...log, messages, last };
}

/** What the server calls the latest message, unless the entries have told more since. */
export function applyLast(log: Log, last: Message | null): Log {
  if (last && last.seq > log.seq) return log;
  const merged = newer(log.last, last);
  return merged === log.last ? log : { ...log, last: merged };
}
