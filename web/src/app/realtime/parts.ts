import type { AnyAction } from 'redux';
import { saveDraft } from '../../features/conversations/conversationEndpoints';
import { conversationReceived } from '../../features/conversations/conversations';
import { createDraftSaver } from '../../features/messages/draftSaver';
import type { DraftSaver } from '../../features/messages/draftSaver';
import { createHistoryLoader } from '../../features/messages/historyLoader';
import type { HistoryLoader } from '../../features/messages/historyLoader';
import { createLogKeeper } from '../../features/messages/logKeeper';
import type { LogKeeper } from '../../features/messages/logKeeper';
import { entriesApplied } from '../../features/messages/logs';
import { PAGE, readLog, readMessages } from '../../features/messages/messageEndpoints';
import { createOutboxSender } from '../../features/messages/outboxSender';
import type { OutboxSender } from '../../features/messages/outboxSender';
import { versionReached } from '../../features/people/me';
import { createTypingTimes } from '../../features/presence/typingTimes';
import { createReceiptReporter } from '../../features/receipts/receiptReporter';
import type { ReceiptReporter } from '../../features/receipts/receiptReporter';
import type { Http } from '../../shared/http/http';
import { batched } from '../../shared/lib/batch';
import type { Clock } from '../../shared/lib/clock';
import { readFrame } from '../../shared/realtime/frames';
import type { Socket } from '../../shared/realtime/socket';
import type { RootState } from '../rootReducer';
import type { Journal } from '../storage/journal';
import type { Storage } from '../storage/storage';
import { createChangeGate } from './changeGate';
import type { ChangeGate } from './changeGate';
import { changeTables } from './frameTables';
import { readAbove, receivedAbove } from './pointers';

interface Ports {
  /** What is shown, and hence kept. */
  getState(): RootState;
  journal: Journal;
  storage: Storage;
  socket: Socket;
  http: Http;
  clock: Clock;
  random: () => number;
}

/** What each feature does over the socket, beside what it keeps in the state. */
export interface Parts {
  sender: OutboxSender;
  keeper: LogKeeper;
  history: HistoryLoader;
  drafts: DraftSaver;
  reporter: ReceiptReporter;
  gate: ChangeGate;
  typing(action: AnyAction): void;
  compare(): void;
}

export function createParts(ports: Ports): Parts {
  const { getState, journal, storage, socket, http, clock, random } = ports;
  const { send, open } = socket;
  const { dispatch } = journal;
  const log = (conversation: string) => journal.getState().logs[conversation];
  const compare = () => socket.happened({ type: 'compareWanted', within: 0 });
  return {
    compare,
    sender: createOutboxSender({
      outbox: () => journal.getState().outbox,
      noted: (id) => getState().outbox.some((item) => item.clientId === id && item.tried),
      applied: (conversation) => log(conversation)?.seq ?? 0,
      open,
      send,
      dispatch,
      clock,
      random,
    }),
    keeper: createLogKeeper({
      log,
      apply: (entries) => dispatch(entriesApplied(entries)),
      read: (conversation, after) => readLog(http, conversation, after),
      compare,
      clock,
      random,
    }),
    history: createHistoryLoader({
      log,
      readKept: (conversation, before) => storage.page(conversation, before, PAGE),
      read: (conversation, before) => readMessages(http, conversation, before),
      dispatch,
      clock,
      random,
    }),
    drafts: createDraftSaver({
      drafts: () => getState().drafts,
      saved(id) {
        const conversation = getState().conversations[id];
        return conversation && (conversation.draft ?? '');
      },
      save: async (id, draft) => dispatch(conversationReceived(await saveDraft(http, id, draft))),
      dispatch,
      clock,
    }),
    reporter: createReceiptReporter({
      received: () => receivedAbove(getState()),
      read: () => readAbove(getState()),
      send,
      clock,
    }),
    gate: createChangeGate({
      version: () => journal.getState().me?.version,
      apply: (change, version) =>
        dispatch(batched([...readFrame(changeTables, change, 'kind'), versionReached(version)])),
      compare,
      clock,
    }),
    typing: createTypingTimes({ send, dispatch, clock }),
  };
}
