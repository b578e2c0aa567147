import { useMemo } from 'react';
import type { Conversation } from '../features/conversations/conversation';
import { selectIsMuted, settingsWith } from '../features/conversations/wishes';
import { selectIsFriend } from '../features/friends/friends';
import { summaryOf } from '../features/media/summary';
import { amended } from '../features/messages/amended';
import { selectDraft } from '../features/messages/drafts';
import type { Log } from '../features/messages/log';
import type { Message } from '../features/messages/message';
import { outgoingChanges, outgoingMessages } from '../features/messages/outbox';
import type { Outbox } from '../features/messages/outbox';
import { selectUser } from '../features/people/cards';
import type { User } from '../features/people/user';
import { selectPresence } from '../features/presence/presence';
import type { Presence } from '../features/presence/presence';
import { selectIsTyping } from '../features/presence/typing';
import { selectReadHere } from '../features/receipts/receipts';
import { useSelector } from '../shared/hooks/useSelector';
import { memo } from '../shared/lib/memo';
import { shallowEqual } from '../shared/lib/shallowEqual';
import type { MediaKind } from '../shared/media/attachment';
import { attachmentOf } from '../shared/media/outgoingFile';
import { wordsOf } from './messageWords';
import type { RootState } from './rootReducer';
import { outgoingStatus, statusOf } from './sendStatus';
import type { SendStatus } from './sendStatus';
import { readSeqOf, unreadIn } from './unread';

export interface LastMessage {
  /** Its words, or else what came with it. */
  body: string;
  /** What came with it, mostly. */
  media?: MediaKind;
  deleted: boolean;
  mine: boolean;
  status: SendStatus;
}

export interface ConversationView {
  id: string;
  /** The other one; absent where I write to myself. */
  other: User | undefined;
  unread: number;
  last: LastMessage | undefined;
  /** When the last message was sent. */
  time: number | undefined;
  typing: boolean;
  draft: string;
  presence: Presence;
  canSend: boolean;
  muted: boolean;
  pinned: boolean;
  archived: boolean;
}

const nobody: Presence = { state: 'unknown' };

function lastActivity({ updatedAt }: Conversation, log: Log | undefined): number {
  return Math.max(updatedAt, log?.last?.sentAt ?? 0);
}

/** The conversations to show, the pinned ones first, then by their latest activity. */
const inOrder = memo(
  (
    conversations: RootState['conversations'],
    logs: RootState['logs'],
    wishes: RootState['wishes'],
  ) =>
    Object.values(conversations)
      .filter(({ kind, id }) => kind === 'direct' && logs[id])
      .map((one) => ({
        id: one.id,
        time: lastActivity(one, logs[one.id]),
        ...settingsWith(one, wishes),
      }))
      .sort(
        (one, other) =>
          Number(other.pinned) - Number(one.pinned) ||
          other.time - one.time ||
          (one.id < other.id ? 1 : -1),
      ),
);

type Listed = ReturnType<typeof inOrder>[number];

/** A list of its own; the same one while its order is the same, whatever happened inside. */
function idsOf(isListed: (one: Listed) => boolean): (state: RootState) => readonly string[] {
  const listed = memo((all: readonly Listed[]) => all.filter(isListed).map(({ id }) => id));
  let kept: readonly string[] = [];
  return ({ conversations, logs, wishes }) => {
    const ids = listed(inOrder(conversations, logs, wishes));
    if (ids.length !== kept.length || ids.some((id, i) => id !== kept[i])) kept = ids;
    return kept;
  };
}

export const selectEveryConversationId = idsOf(() => true);
const selectSoundingIds = idsOf(({ muted }) => !muted);

export const selectConversationIds = idsOf(({ archived }) => !archived);
export const selectArchivedIds = idsOf(({ archived }) => archived);

/** Those whose other person's username or display name contains `query`, archived ones included. */
export const selectMatchingConversationIds =
  (query: string) =>
  (state: RootState): readonly string[] =>
    selectEveryConversationId(state).filter((id) =>
      state.conversations[id]?.members.some(({ user }) => {
        const card = user === state.me?.id ? undefined : state.cards[user];
        return card && `${card.username} ${card.displayName}`.toLowerCase().includes(query);
      }),
    );

function selectUnread(id: string, state: RootState): number {
  const conversation = state.conversations[id];
  const log = state.logs[id];
  if (!conversation || !log || !state.me) return 0;
  return countUnread(conversation, log, state.me.id, selectReadHere(id)(state));
}

function countUnread(conversation: Conversation, log: Log, me: string, readHere: number): number {
  return unreadIn(conversation, log, me, readSeqOf(conversation, me, readHere));
}

/** What waits to be read in everything that is not muted. */
export function selectUnreadTotal(state: RootState): number {
  return selectSoundingIds(state).reduce((sum, id) => sum + selectUnread(id, state), 0);
}

/** The part of it that is out of sight in the archive. */
export function selectArchivedUnread(state: RootState): number {
  return selectArchivedIds(state)
    .filter((id) => !selectIsMuted(id)(state))
    .reduce((sum, id) => sum + selectUnread(id, state), 0);
}

/** In a single line, and what kind of things came with it. */
function saidIn(of: Pick<Message, 'body' | 'attachments'>): Pick<LastMessage, 'body' | 'media'> {
  const summary = summaryOf(of.attachments);
  return { body: wordsOf(of), ...(summary ? { media: summary.kind } : {}) };
}

/** The newest of what is stored and what is on its way. */
function lastMessage(
  conversation: Conversation,
  stored: Message | null,
  outbox: Outbox,
  me: string,
): LastMessage | undefined {
  const waiting = outgoingMessages(outbox, conversation.id);
  const going = waiting[waiting.length - 1];
  if (going) {
    const attachments = (going.files ?? []).map(attachmentOf);
    const said = saidIn({ body: going.body, attachments });
    return { ...said, deleted: false, mine: true, status: outgoingStatus(going) };
  }
  if (!stored) return undefined;
  const mine = stored.author === me;
  const shown = amended(stored, outgoingChanges(outbox, conversation.id), me);
  return {
    ...saidIn(shown),
    deleted: shown.deletedAt !== null,
    mine,
    status: mine ? statusOf(stored.seq, conversation.members, me) : 'received',
  };
}

/** A selector with a memory of its own, for one place that shows one conversation. */
export function conversationView(id: string): (state: RootState) => ConversationView | undefined {
  const last = memo(lastMessage);
  const unread = memo(countUnread);
  return (state) => {
    const conversation = state.conversations[id];
    const log = state.logs[id];
    const { me } = state;
    if (!conversation || !log || !me) return undefined;
    const otherId = conversation.members.find(({ user }) => user !== me.id)?.user;
    const isFriend = otherId !== undefined && selectIsFriend(otherId)(state);
    return {
      id,
      other: otherId === undefined ? undefined : selectUser(otherId)(state),
      unread: unread(conversation, log, me.id, selectReadHere(id)(state)),
      last: last(conversation, log.last, state.outbox, me.id),
      time: log.last?.sentAt,
      typing:
        otherId !== undefined && selectIsTyping({ conversation: id, user: otherId })(state),
      draft: selectDraft(id)(state) ?? conversation.draft ?? '',
      presence: isFriend ? selectPresence(otherId)(state) : nobody,
      canSend: otherId === undefined || isFriend,
      ...settingsWith(conversation, state.wishes),
    };
  };
}

export function useConversationView(id: string): ConversationView | undefined {
  const select = useMemo(() => conversationView(id), [id]);
  return useSelector(select, shallowEqual);
}
