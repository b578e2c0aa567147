import type { Text } from './catalogue';
import type { enPrivacy } from './enPrivacy';

/** What is said of what others learn of me, and of whom I have blocked. */
export const dePrivacy: Readonly<Record<keyof typeof enPrivacy, Text>> = {
  'privacy.title': 'Privatsphäre',
  'privacy.readReceipts': 'Lesebestätigungen',
  'privacy.readReceiptsText':
    'Freunde sehen, was du gelesen hast. Das gilt in beide Richtungen: Ohne sie siehst du auch nicht, was sie gelesen haben.',
  'privacy.lastSeen': 'Zuletzt online',
  'privacy.lastSeenText': 'Freunde sehen, wann du zuletzt hier warst, und du siehst es von ihnen.',
  'privacy.asks': 'Wer dir eine Freundschaftsanfrage schicken darf',
  'privacy.asks.everyone': 'Alle',
  'privacy.asks.everyoneText': 'Wer hier ein Konto hat.',
  'privacy.asks.friendsOfFriends': 'Freunde von Freunden',
  'privacy.asks.friendsOfFriendsText': 'Wer mit jemandem befreundet ist, mit dem du es auch bist.',
  'privacy.asks.invited': 'Niemand',
  'privacy.asks.invitedText': 'Du kannst weiterhin andere anfragen, und sie können annehmen.',

  'blocked.title': 'Blockierte Leute',
  'blocked.none': 'Du hast niemanden blockiert.',
  'blocked.undo': 'Freigeben',
  'blocked.undoOf': '{name} freigeben',
  'blocked.undone': '{name} ist nicht mehr blockiert.',
};
