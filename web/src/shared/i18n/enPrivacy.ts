/** What is said of what others learn of me, and of whom I have blocked. */
export const enPrivacy = {
  'privacy.title': 'Privacy',
  'privacy.readReceipts': 'Read receipts',
  'privacy.readReceiptsText':
    'Friends see what you have read. It goes both ways: without it you do not see what they have read.',
  'privacy.lastSeen': 'Last seen',
  'privacy.lastSeenText': 'Friends see when you were last here, and you see it of them.',
  'privacy.asks': 'Who may ask to be your friend',
  'privacy.asks.everyone': 'Everyone',
  'privacy.asks.everyoneText': 'Anybody with an account here.',
  'privacy.asks.friendsOfFriends': 'Friends of friends',
  'privacy.asks.friendsOfFriendsText': 'Those with whom you share a friend.',
  'privacy.asks.invited': 'Nobody',
  'privacy.asks.invitedText': 'You can still ask others, and whom you ask can accept.',

  'blocked.title': 'Blocked people',
  'blocked.none': 'You have blocked nobody.',
  'blocked.undo': 'Unblock',
  'blocked.undoOf': 'Unblock {name}',
  'blocked.undone': '{name} is not blocked any more.',
} as const;
