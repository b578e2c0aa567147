import type { AnyAction } from 'redux';
import type { LogChange } from '../../features/messages/keptLog';
import type { Logs } from '../../features/messages/logs';
import { entriesApplied, logCompared, pageReceived } from '../../features/messages/logs';
import { changeStored } from '../../features/messages/messageActions';
import type { Message } from '../../features/messages/message';
import type { Outbox, OutboxItem } from '../../features/messages/outbox';
import type { RootState } from '../rootReducer';
import { META, TABLES } from './schema';

/** One record, with its new value or, without one, gone. */
export interface RecordChange {
  store: string;
  key: string;
  value?: unknown;
}

/** What has to happen to the storage, so that it says what the state says. */
export interface Changes {
  records: readonly RecordChange[];
  logs: readonly LogChange[];
  logsGone: readonly string[];
  outgoing: readonly OutboxItem[];
  outgoingGone: readonly string[];
}

export function isEmpty(changes: Changes): boolean {
  return Object.values(changes).every((list: readonly unknown[]) => list.length === 0);
}

/** From what is kept to `after`, which `events` have led to. */
export function changesBetween(
  before: RootState,
  after: RootState,
  events: readonly AnyAction[],
): Changes {
  const logsGone =
    before.logs === after.logs ? [] : Object.keys(before.logs).filter((id) => !after.logs[id]);
  return {
    records: [
      ...TABLES.flatMap((store) => recordChanges(store, before[store], after[store])),
      ...recordChanges(META, singles(before), singles(after)),
    ],
    logs: logChanges(before.logs, after.logs, events),
    logsGone,
    ...outboxChanges(before.outbox, after.outbox),
  };
}

function singles({ session, connection, me, friends }: RootState): Record<string, unknown> {
  return { user: session.user, epoch: connection.epoch, me, friends };
}

function recordChanges(
  store: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): RecordChange[] {
  if (before === after) return [];
  const changed = Object.entries(after).filter(([key, value]) => before[key] !== value);
  const gone = Object.keys(before).filter((key) => !(key in after));
  return [
    ...changed.map(([key, value]) => ({ store, key, value })),
    ...gone.map((key) => ({ store, key })),
  ];
}

function outboxChanges(
  before: Outbox,
  after: Outbox,
): Pick<Changes, 'outgoing' | 'outgoingGone'> {
  if (before === after) return { outgoing: [], outgoingGone: [] };
  const known = new Set(before);
  const left = new Set(after.map(({ clientId }) => clientId));
  return {
    outgoing: after.filter((item) => !known.has(item)),
    outgoingGone: before.flatMap(({ clientId }) => (left.has(clientId) ? [] : [clientId])),
  };
}

/** What events say of the logs, by conversation. */
interface Told {
  messages: Message[];
  pages: LogChange['pages'][number][];
  anew: boolean;
}

function toldBy(events: readonly AnyAction[]): Map<string, Told> {
  const all = new Map<string, Told>();
  const of = (conversation: string): Told => {
    const told = all.get(conversation) ?? { messages: [], pages: [], anew: false };
    all.set(conversation, told);
    return told;
  };
  const tell = (message: Message | undefined) =>
    message && of(message.conversation).messages.push(message);
  for (const event of events) {
    if (entriesApplied.match(event)) event.payload.forEach(({ message }) => tell(message));
    if (changeStored.match(event)) tell(event.payload.message);
    if (logCompared.match(event)) {
      const { conversation, entries, complete } = event.payload;
      if (!complete) of(conversation).anew = true;
      entries.forEach(({ message }) => tell(message));
    }
    if (pageReceived.match(event) && !event.payload.kept) {
      of(event.payload.conversation).pages.push(event.payload);
    }
  }
  return all;
}

function logChanges(before: Logs, after: Logs, events: readonly AnyAction[]): LogChange[] {
  const told = toldBy(events);
  return Object.entries(after).flatMap(([conversation, log]) => {
    const news = told.get(conversation);
    if (before[conversation] === log && !news?.pages.length) return [];
    const anew = before[conversation] === undefined || news?.anew === true;
    return [{ conversation, log, anew, told: news?.messages ?? [], pages: news?.pages ?? [] }];
  });
}
