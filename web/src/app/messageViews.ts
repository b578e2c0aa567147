import { useMemo } from 'react';
import type { Conversation } from '../features/conversations/conversation';
import { amended } from '../features/messages/amended';
import { indexOf } from '../features/messages/log';
import type { Log } from '../features/messages/log';
import type { Message } from '../features/messages/message';
import { outgoingChanges, outgoingMessages } from '../features/messages/outbox';
import type { Outbox, Outgoing, OutgoingChange } from '../features/messages/outbox';
import { useSelector } from '../shared/hooks/useSelector';
import type { Problem } from '../shared/http/problem';
import { memo } from '../shared/lib/memo';
import type { Attachment } from '../shared/media/attachment';
import { attachmentOf } from '../shared/media/outgoingFile';
import type { OutgoingFile } from '../shared/media/outgoingFile';
import type { RootState } from './rootReducer';
import { outgoingStatus, statuses, statusOf } from './sendStatus';
import type { SendStatus } from './sendStatus';

export interface ReactionView {
  emoji: string;
  count: number;
  mine: boolean;
}

export interface MessageView {
  /** The same from the moment it is written, so that its bubble stays where it is. */
  key: string;
  seq: number | null;
  clientId: string;
  author: string;
  mine: boolean;
  body: string;
  attachments: readonly Attachment[];
  sentAt: number;
  status: SendStatus;
  deleted: boolean;
  editedAt: number | null;
  problem?: Problem;
  /** Its files are on their way, or one of them was refused. */
  uploads?: 'going' | 'refused';
  /** The number of the message it answers. */
  replyTo: number | null;
  reactions: readonly ReactionView[];
  /** A change of mine that the server has refused. */
  refused?: { clientId: string; problem: Problem | undefined };
}

function viewOf(message: Message, me: string, status: SendStatus): MessageView {
  const mine = message.author === me;
  return {
    key: mine ? message.clientId : message.id,
    seq: message.seq,
    clientId: message.clientId,
    author: message.author,
    mine,
    body: message.body,
    attachments: message.attachments,
    sentAt: message.sentAt,
    status,
    deleted: message.deletedAt !== null,
    editedAt: message.editedAt,
    replyTo: message.replyTo,
    reactions: message.reactions.map(({ emoji, users }) => ({
      emoji,
      count: users.length,
      mine: users.includes(me),
    })),
  };
}

const refused = ({ problem }: OutgoingFile) => problem !== undefined;

function viewOfOutgoing(item: Outgoing, me: string): MessageView {
  return {
    key: item.clientId,
    seq: item.seq,
    clientId: item.clientId,
    author: me,
    mine: true,
    body: item.body,
    attachments: item.files?.map(attachmentOf) ?? [],
    sentAt: item.composedAt,
    status: outgoingStatus(item),
    deleted: false,
    editedAt: null,
    replyTo: item.replyTo ?? null,
    reactions: [],
    ...(item.files ? { uploads: item.files.some(refused) ? 'refused' : 'going' } : {}),
    ...(item.problem ? { problem: item.problem } : {}),
  };
}

/** With my changes of it that are still on their way, or that came to nothing. */
function viewOfChanging(
  message: Message,
  changes: readonly OutgoingChange[],
  me: string,
  status: SendStatus,
): MessageView {
  const failed = changes.find((one) => one.status === 'failed');
  const editing = changes.some((one) => one.status === 'waiting' && one.change.type === 'edit');
  return {
    ...viewOf(amended(message, changes, me), me, editing ? 'waiting' : status),
    ...(failed ? { refused: { clientId: failed.clientId, problem: failed.problem } } : {}),
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
      const changes = outgoingChanges(outbox, id);
      const changing = new Set(changes.map(({ target }) => target));
      const statusAt = statuses(members, me);
      const stored = messages.map((message) => {
        const status = message.author === me ? statusAt(message.seq) : 'received';
        if (!changing.has(message.seq)) {
          return keep(message, status, () => viewOf(message, me, status));
        }
        const ofIt = changes.filter(({ target }) => target === message.seq);
        return viewOfChanging(message, ofIt, me, status);
      });
      const going = outgoingMessages(outbox, id)
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

/** The message with this number, if it is at hand; those that have none yet are at the end. */
export function messageAt(
  messages: readonly MessageView[],
  seq: number | null,
): MessageView | undefined {
  if (seq === null) return undefined;
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 1;
    else high = middle;
  }
  return messages[low]?.seq === seq ? messages[low] : undefined;
}

/** One message by its number, for one place that shows it. */
export function messageView(id: string, seq: number | undefined) {
  const build = memo(
    (message: Message, members: Conversation['members'], outbox: Outbox, me: string) =>
      viewOfChanging(
        message,
        outgoingChanges(outbox, id).filter(({ target }) => target === seq),
        me,
        message.author === me ? statusOf(message.seq, members, me) : 'received',
      ),
  );
  return ({ conversations, logs, outbox, me }: RootState): MessageView | undefined => {
    const messages = logs[id]?.messages ?? [];
    const message = seq === undefined ? undefined : messages[indexOf(messages, seq)];
    const conversation = conversations[id];
    if (!conversation || !me || message?.seq !== seq || !message) return undefined;
    return build(message, conversation.members, outbox, me.id);
  };
}

/** What I have said last and not taken back. */
export function lastOwn(id: string, { logs, outbox, me }: RootState): Message | undefined {
  const changes = outgoingChanges(outbox, id);
  const messages = logs[id]?.messages ?? [];
  for (let i = messages.length - 1; i >= 0 && me; i -= 1) {
    const message = messages[i];
    if (message?.author !== me.id) continue;
    const shown = amended(message, changes, me.id);
    if (shown.deletedAt === null) return shown;
  }
  return undefined;
}

export function useMessageViews(conversationId: string): readonly MessageView[] {
  const select = useMemo(() => messageViews(conversationId), [conversationId]);
  return useSelector(select);
}
