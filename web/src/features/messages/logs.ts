import { event, on, reducer } from '../../shared/lib/action';
import { array, boolean, field, integer, nullable, object, string } from '../../shared/lib/json';
import { put, without } from '../../shared/lib/record';
import type { FrameTable } from '../../shared/realtime/frames';
import { parseEntry } from './entry';
import type { Entry } from './entry';
import { applyChanged, applyEntry, applyLast, applyPage, logFrom } from './log';
import type { Log } from './log';
import { parseMessage } from './message';
import type { Message, MessagePage } from './message';
import { changeStored } from './messageActions';

export type Logs = Readonly<Record<string, Log>>;

interface Compared {
  conversation: string;
  head: number;
  headId: string | null;
  last: Message | null;
  entries: readonly Entry[];
  complete: boolean;
}

export const entriesApplied = event<readonly Entry[]>('messages/entriesApplied');
export const logCompared = event<Compared>('messages/logCompared');
interface PageReceived {
  conversation: string;
  before: number;
  page: MessagePage;
  /** It was read from the storage of this browser, which need not keep it again. */
  kept?: boolean;
}

export const pageReceived = event<PageReceived>('messages/pageReceived');
export const logsGone = event<readonly string[]>('messages/logsGone');

function applyAll(logs: Logs, entries: readonly Entry[]): Logs {
  return entries.reduce((known, entry) => {
    const log = known[entry.conversation];
    return log ? put(known, entry.conversation, applyEntry(log, entry)) : known;
  }, logs);
}

/** An unknown conversation begins with its first entry, or where nothing was written yet. */
function compare(logs: Logs, { conversation, head, headId, last, ...told }: Compared): Logs {
  if (!told.complete) return put(logs, conversation, logFrom(head, headId, last));
  const mine = logs[conversation];
  if (!mine && head > 0 && told.entries[0]?.seq !== 1) return logs;
  const log = told.entries.reduce(applyEntry, mine ?? logFrom(0, null, null));
  return put(logs, conversation, applyLast(log, last));
}

export const logs = reducer<Logs>(
  {},
  on(entriesApplied, applyAll),
  on(logCompared, compare),
  on(pageReceived, (state, { conversation, before, page }) => {
    const log = state[conversation];
    return log ? put(state, conversation, applyPage(log, before, page)) : state;
  }),
  on(changeStored, (state, { message }) => {
    const log = state[message.conversation];
    return log ? put(state, message.conversation, applyChanged(log, message)) : state;
  }),
  on(logsGone, without),
);

const parseLast = field('lastMessage', nullable(parseMessage));

export const logFrames: FrameTable = {
  conversation: (frame) => {
    const conversation = object(frame['conversation']);
    return [
      logCompared({
        conversation: string(conversation['id']),
        head: integer(conversation['head']),
        headId: nullable(string)(conversation['headId']),
        last: parseLast(conversation),
        entries: array(parseEntry)(frame['entries']),
        complete: boolean(frame['complete']),
      }),
    ];
  },
  synced: (frame) => [logsGone(array(string)(frame['gone']))],
};
