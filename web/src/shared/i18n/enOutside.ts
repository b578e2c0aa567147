/** What is said on the pages before a log-in with which hardly anybody begins. */
export const enOutside = {
  'logIn.byInvitation': 'New here? You need an invitation.',

  'register.title': 'Join your friends',
  'register.lead': 'A name and a password are all it takes.',
  'register.submit': 'Create account',
  'register.other': 'Been here before? {link}',
  'register.otherLink': 'Log in',
  'register.usernameHint': '3 to 32 of a–z, 0–9, dot and underscore. Friends find you by it.',
  'register.displayNameHint': 'What your friends see.',
  'register.email': 'E-mail address (optional)',
  'register.emailHint': 'For a new password, should you forget yours. Nobody sees it.',
  'register.invitedLead': 'You are invited: a name and a password are all it takes.',
  'register.notOpen': 'By invitation only',
  'register.inviteNeeded':
    'An account here takes an invitation. Ask somebody who is here already for a link.',
  'register.closed': 'New accounts are closed here. Only whoever runs this server lets people in.',

  'invitation.waiting': 'You are invited',
  'invitation.failed': 'The invitation could not be loaded.',
  'invitation.title': '{name} invites you',
  'invitation.lead': 'Join, and the two of you are friends at once.',
  'invitation.friendLead': 'Accept, and the two of you are friends at once.',
  'invitation.closedLead': 'New accounts are closed here. Log in if you have one.',
  'invitation.until': 'Good until {date}.',
  'invitation.logIn': 'I have an account',
  'invitation.accept': 'Become friends',
  'invitation.done': 'You and {name} are friends',
  'invitation.doneText': 'Your chat is ready.',
  'invitation.own': 'This is your own link',
  'invitation.ownText': 'Send it to whom you would like to have here.',
  'invitation.over': 'This invitation is over',
  'invitation.overText': 'It was used up, taken back or is too old. Ask for another link.',
  'invitation.goOn': 'Go on',


  'forgotten.title': 'Forgotten your password?',
  'forgotten.lead': 'Choose a new one. It logs you out everywhere.',
  'forgotten.login': 'Username or e-mail address',
  'forgotten.next': 'Continue',
  'forgotten.sent':
    'If there is such an account, and its e-mail address is confirmed, a code is on its way there.',
  'forgotten.withoutMail':
    'This server sends no mail. Take one of your recovery codes, or ask whoever runs it for a link.',
  'forgotten.codeHint': 'The 6 digits of the letter, or one of your recovery codes.',
  'forgotten.password': 'New password',
  'forgotten.submit': 'Set password',
  'forgotten.linkWrong': 'This link was used or is too old. Ask for another one.',
  'forgotten.done': 'That worked',
  'forgotten.doneText': 'Your new password is set. Log in with it.',
  'forgotten.back': 'Back to the log-in',

  'invalid.username': 'Use 3 to 32 of a–z, 0–9, dot and underscore.',
  'invalid.email': 'This is no e-mail address.',
} as const;
