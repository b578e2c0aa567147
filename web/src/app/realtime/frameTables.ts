import { conversationFrames } from '../../features/conversations/conversations';
import { friendChanges, friendFrames } from '../../features/friends/friends';
import { preparationFrames } from '../../features/media/preparations';
import { logFrames } from '../../features/messages/logs';
import { cardChanges, cardFrames } from '../../features/people/cards';
import { meChanges, meFrames } from '../../features/people/me';
import { presenceFrames } from '../../features/presence/presence';
import { typingFrames } from '../../features/presence/typing';

/** What each feature reads out of frames that need no turn among others. */
export const frameTables = [
  cardFrames,
  meFrames,
  friendFrames,
  conversationFrames,
  logFrames,
  preparationFrames,
  presenceFrames,
  typingFrames,
];

/** What each feature reads out of a `change`, by its kind. */
export const changeTables = [cardChanges, meChanges, friendChanges];
