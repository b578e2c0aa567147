import type { Grant } from '../../shared/http/accessTokens';
import type { Log } from '../../features/messages/log';
import type { Logs } from '../../features/messages/logs';
import type { Message } from '../../features/messages/message';
import type { RootState } from '../rootReducer';
import type { Snapshot } from './tabMessage';

/** Of each conversation no more than is shown at first; the rest is read from the storage. */
const TOLD = 100;

/** The longest stretch that a tab which has scrolled back keeps when it takes a snapshot. */
const LONGEST = 2_000;

function shortened(log: Log): Log {
  const messages = log.messages.slice(-TOLD);
  const [first] = messages;
  if (!first || messages.length === log.messages.length) return log;
  return { ...log, messages, from: first.seq, older: true };
}

export function snapshotOf(state: RootState, grant: Grant | undefined): Snapshot | undefined {
  const { session, cards, me, friends, conversations, heard, receipts, outbox } = state;
  if (session.status !== 'signedIn' || session.user === undefined) return undefined;
  const { progresses, drafts, presences, typing, connection } = state;
  const logs = Object.fromEntries(
    Object.entries(state.logs).map(([id, log]) => [id, shortened(log)]),
  );
  return {
    user: session.user,
    grant,
    slices: {
      cards, me, friends, conversations, heard, receipts, outbox, progresses, drafts, presences,
      typing, connection, logs,
    },
  };
}

/** Reads kept messages from one number to another; `undefined` where the storage does not reach. */
export type ReadStretch = (
  conversation: string,
  from: number,
  to: number,
) => Promise<readonly Message[] | undefined>;

async function lengthened(mine: Log | undefined, told: Log, id: string, read: ReadStretch) {
  if (!mine || mine.from >= told.from || mine.messages.length > LONGEST) return told;
  const messages = await read(id, mine.from, told.from - 1);
  if (!messages) return told;
  const { from, older } = mine;
  return { ...told, from, older, paged: true, messages: [...messages, ...told.messages] };
}

/** The logs that are told, as far back as they were here, so that nothing moves before the eyes. */
export async function keepingStretches(mine: Logs, told: Logs, read: ReadStretch): Promise<Logs> {
  const logs = Object.entries(told).map(async ([id, log]): Promise<[string, Log]> => {
    return [id, await lengthened(mine[id], log, id, read)];
  });
  return Object.fromEntries(await Promise.all(logs));
}
