/** What is said of inviting others. */
export const enInvites = {
  'invites.text':
    'Whoever opens the link can join here, and the two of you are friends at once. Somebody who has an account becomes your friend directly.',
  'invites.uses': 'For how many people',
  'invites.days': 'Good for how many days',
  'invites.usesWrong': 'A number from 1 to 100.',
  'invites.daysWrong': 'A number from 1 to 30.',
  'invites.make': 'Make a link',
  'invites.another': 'Make another link',
  'invites.limit': 'You have too many open invitations. Take one back first.',
  'invites.closed': 'On this server only the operator invites people.',
  'invites.link': 'Your link',
  'invites.linkText': 'It is shown only now. Send it on, or let somebody scan it.',
  'invites.copy': 'Copy the link',
  'invites.copied': 'Link copied.',
  'invites.qr': 'QR code of the link',
  'invites.mine': 'Open invitations',
  'invites.none': 'There are none.',
  'invites.failed': 'Your invitations could not be loaded.',
  'invites.left': {
    one: 'Good for {count} more person, until {date}',
    other: 'Good for {count} more people, until {date}',
  },
  'invites.expired': 'Expired on {date}',
  'invites.usedUp': 'Used up',
  'invites.guests': 'Came by it: {names}',
  'invites.nobody': 'Nobody has come by it yet.',
  'invites.revoke': 'Take back',
  'invites.revokeText':
    'The link lets nobody in any more. Whoever has come by it stays your friend.',
  'invites.revoked': 'The invitation is taken back.',
} as const;
