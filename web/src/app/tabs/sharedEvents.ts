import type { AnyAction } from 'redux';
import {
  conversationReceived, conversationReplaced, conversationsGone, pointersRaised,
} from '../../features/conversations/conversations';
import { raiseHeard } from '../../features/conversations/heard';
import {
  friendListsReceived, friendMade, friendRemoved, friendRequested, friendRequestRemoved,
  userBlocked, userUnblocked,
} from '../../features/friends/friends';
import { preparationHeard } from '../../features/media/preparations';
import { draftChanged, draftSaved } from '../../features/messages/drafts';
import { entriesApplied, logCompared, logsGone, pageReceived } from '../../features/messages/logs';
import {
  changeAsked, changeStored, composed, sendDiscarded, sendRetried,
} from '../../features/messages/messageActions';
import {
  outboxFound, sendRefused, sendStored, sendTried,
} from '../../features/messages/outbox';
import { cardsReceived } from '../../features/people/cards';
import { meReceived, versionReached } from '../../features/people/me';
import { presenceReceived } from '../../features/presence/presence';
import { typed, typingEnded, typingSeen } from '../../features/presence/typing';
import { readUpTo } from '../../features/receipts/receipts';
import { attentionReturned } from '../../shared/realtime/attention';
import {
  fileTakenBack, uploadChanged, uploadProgressed, uploadsVoided,
} from '../../shared/media/uploadEvents';
import {
  cacheDropped, compared, connectionChanged, welcomed,
} from '../../shared/realtime/connection';

const types = (...events: readonly { type: string }[]) => new Set(events.map(({ type }) => type));

/** What a person does, which counts wherever they do it. */
const deeds = [
  composed, changeAsked, sendRetried, sendDiscarded, readUpTo, draftChanged, outboxFound,
  uploadChanged, fileTakenBack,
];

/** What happens in the tab that leads, and hence in all. */
const shared = types(
  ...deeds,
  connectionChanged, welcomed, compared, cacheDropped,
  meReceived, versionReached, cardsReceived,
  friendListsReceived, friendRequested, friendRequestRemoved, friendMade, friendRemoved,
  userBlocked, userUnblocked,
  conversationReceived, conversationReplaced, conversationsGone, pointersRaised, raiseHeard,
  entriesApplied, logCompared, logsGone, changeStored,
  sendTried, sendStored, sendRefused, uploadsVoided, uploadProgressed, draftSaved,
  presenceReceived, typingSeen, typingEnded, preparationHeard,
);

/** What the tab that leads has to learn from those that follow. */
const forwarded = types(...deeds, typed, attentionReturned);

export function isShared({ type }: AnyAction): boolean {
  return shared.has(type);
}

/** Also a page from the network, which the one who leads keeps for all. */
export function isForwarded(event: AnyAction): boolean {
  return forwarded.has(event.type) || (pageReceived.match(event) && !event.payload.kept);
}
