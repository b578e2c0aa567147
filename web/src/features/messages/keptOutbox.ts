import {
  boolean, fields, integer, nullable, object, oneOf, optional, readable, string,
} from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { parseProblem } from '../../shared/http/problem';
import { parseOutgoingFiles } from '../../shared/media/outgoingFile';
import type { Transaction } from '../../shared/storage/database';
import type { MessageChange } from './messageActions';
import type { Outbox, Outgoing, OutboxItem, OutgoingChange } from './outbox';

/** Where the outbox is kept, by client id; `place` is the turn of an item among the others. */
export const OUTBOX = 'outbox';

interface Kept {
  place: number;
  item: OutboxItem;
}

const queued = {
  clientId: string,
  conversation: string,
  composedAt: integer,
  status: oneOf<OutboxItem['status']>('waiting', 'stored', 'failed'),
  problem: optional(parseProblem),
  tried: optional(boolean),
};

const parseOutgoing = fields<Outgoing>({
  ...queued,
  kind: oneOf<'send'>('send'),
  body: string,
  replyTo: optional(integer),
  files: optional(parseOutgoingFiles),
  anew: optional(boolean),
  seq: nullable(integer),
  cancelled: optional(boolean),
});

const changes: Record<MessageChange['type'], Parser<MessageChange>> = {
  edit: fields({ type: oneOf<'edit'>('edit'), body: string }),
  delete: fields({ type: oneOf<'delete'>('delete') }),
  react: fields({ type: oneOf<'react'>('react'), emoji: string, on: boolean }),
};

const parseChange: Parser<MessageChange> = (value) => {
  const type = oneOf<MessageChange['type']>('edit', 'delete', 'react')(object(value)['type']);
  return changes[type](value);
};

const parseOutgoingChange = fields<OutgoingChange>({
  ...queued,
  kind: oneOf<'change'>('change'),
  target: integer,
  change: parseChange,
});

const parseItem: Parser<OutboxItem> = (value) =>
  object(value)['kind'] === 'change' ? parseOutgoingChange(value) : parseOutgoing(value);

const parseKept = fields<Kept>({ place: integer, item: parseItem });

/** What of it reads, in its order. */
async function readKept(transaction: Transaction): Promise<Kept[]> {
  const rows = await transaction.all(OUTBOX);
  return rows
    .flatMap((row) => readable(parseKept, row) ?? [])
    .sort((one, other) => one.place - other.place);
}

export async function readKeptOutbox(transaction: Transaction): Promise<Outbox> {
  return (await readKept(transaction)).map(({ item }) => item);
}

/** Keeps new items behind the others, and known ones in their place. */
export async function keepOutgoing(
  transaction: Transaction,
  items: readonly OutboxItem[],
): Promise<void> {
  if (items.length === 0) return;
  const kept = await readKept(transaction);
  const places = new Map(kept.map(({ item, place }) => [item.clientId, place]));
  let end = kept[kept.length - 1]?.place ?? 0;
  for (const item of items) {
    const place = places.get(item.clientId) ?? (end += 1);
    transaction.put(OUTBOX, item.clientId, { place, item });
  }
}

export function forgetOutgoing(transaction: Transaction, clientId: string): void {
  transaction.remove(OUTBOX, clientId);
}
