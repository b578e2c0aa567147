import { useMemo, useState } from 'react';
import type { Conversation } from '../features/conversations/conversation';
import type { Log } from '../features/messages/log';
import type { Message } from '../features/messages/message';
import type { Outbox, Outgoing } from '../features/messages/outbox';
import { selectReadHere } from '../features/receipts/receipts';
import { useSelector } from '../shared/hooks/useSelector';
import type { Problem } from '../shared/http/problem';
import { memo } from '../shared/lib/memo';
import type { RootState } from './rootReducer';
import { outgoingStatus, statusOf } from './sendStatus';
import type { SendStatus } from './sendStatus';
import { readSeqOf } from './unread';

export interface MessageView {
  /** The same from the moment it is written, so that its bubble stays where it is. */
  key: string;
  seq: number | null;
  clientId: string;
  author: string;
  mine: boolean;
  body: string;
  sentAt: number;
  status: SendStatus;
  deleted: boolean;
  edited: boolean;
  problem?: Problem;
}

function viewOf(message: Message, mine: boolean, status: SendStatus): MessageView {
  return {
    key: mine ? message.clientId : message.id,
    seq: message.seq,
    clientId: message.clientId,
    author: message.author,
    mine,
    body: message.body,
    sentAt: message.sentAt,
    status,
    deleted: message.deletedAt !== null,
    edited: message.editedAt !== null,
  };
}

function viewOfOutgoing(item: Outgoing, me: string): MessageView {
  return {
    key: item.clientId,
    seq: item.seq,
    clientId: item.clientId,
    author: me,
    mine: true,
    body: item.body,
    sentAt: item.composedAt,
    status: outgoingStatus(item),
    deleted: false,
    edited: false,
    ...(item.problem ? { problem: item.problem } : {}),
  };
}

const none: readonly MessageView[] = [];

/** Builds views and keeps those that say the same as before, so that their rows do not render. */
function viewBuilder() {
  const known = new WeakMap<Message | Outgoing, MessageView>();

  function keep(of: Message | Outgoing, status: SendStatus, build: () => MessageView): MessageView {
    const before = known.get(of);
    if (before?.status === status) return before;
    const view = build();
    known.set(of, view);
    return view;
  }

  return memo(
    (
      messages: Log['messages'],
      members: Conversation['members'],
      outbox: Outbox,
      id: string,
      me: string,
    ): readonly MessageView[] => {
      const stored = messages.map((message) => {
        const mine = message.author === me;
        const status = mine ? statusOf(message.seq, members, me) : 'received';
        return keep(message, status, () => viewOf(message, mine, status));
      });
      const going = outbox
        .filter(({ conversation }) => conversation === id)
        .map((item) => keep(item, outgoingStatus(item), () => viewOfOutgoing(item, me)));
      return [...stored, ...going];
    },
  );
}

/** A selector with a memory of its own, for one place that shows one conversation. */
export function messageViews(id: string): (state: RootState) => readonly MessageView[] {
  const build = viewBuilder();
  return ({ conversations, logs, outbox, me }) => {
    const conversation = conversations[id];
    const log = logs[id];
    if (!conversation || !log || !me) return none;
    return build(log.messages, conversation.members, outbox, id, me.id);
  };
}

export function useMessageViews(conversationId: string): readonly MessageView[] {
  const select = useMemo(() => messageViews(conversationId), [conversationId]);
  return useSelector(select);
}

/** The first message by somebody else that I have not read; `null` before the messages are here. */
const selectFirstUnread =
  (id: string) =>
  (state: RootState): number | undefined | null => {
    const conversation = state.conversations[id];
    const log = state.logs[id];
    const { me } = state;
    if (!conversation || !log?.paged || !me) return null;
    const readSeq = readSeqOf(conversation, me.id, selectReadHere(id)(state));
    return log.messages.find(({ seq, author }) => seq > readSeq && author !== me.id)?.seq;
  };

/** The first unread message as it was when the conversation was opened and its messages came. */
export function useFirstUnread(conversationId: string): number | undefined {
  const select = useMemo(() => selectFirstUnread(conversationId), [conversationId]);
  const now = useSelector(select);
  const [opened, open] = useState<{ conversationId: string; seq: number | undefined }>();
  if (opened?.conversationId === conversationId) return opened.seq;
  if (now === null) return undefined;
  open({ conversationId, seq: now });
  return now;
}

export interface HistoryView {
  status: 'idle' | 'pending' | 'failed';
  /** Whether there is more than what is here. */
  older: boolean;
  /** Whether the newest page is here. */
  loaded: boolean;
}

/** A new object each time: select it with `shallowEqual`. */
export const selectHistory =
  (id: string) =>
  ({ history, logs }: RootState): HistoryView => ({
    status: history[id] ?? 'idle',
    older: logs[id]?.older ?? true,
    loaded: logs[id]?.paged ?? false,
  });
