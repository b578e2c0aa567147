/** What is said of reporting somebody, and of what was reported. */
export const enReports = {
  'report.title': 'Report this person?',
  'report.messageTitle': 'Report this message?',
  'report.told':
    'Whoever runs this server hears that you report {name}, and why. {name} is not told.',
  'report.messageTold':
    'Whoever runs this server gets to read this message: its text and the names of its files. {name} is not told.',
  'report.preview': 'What is sent along',
  'report.why': 'What is it about?',
  'report.reason.spam': 'Spam',
  'report.reason.spamText': 'Advertising, fraud, the same again and again.',
  'report.reason.harassment': 'Harassment',
  'report.reason.harassmentText': 'Insults, threats, unwanted advances.',
  'report.reason.illegal': 'Against the law',
  'report.reason.illegalText': 'Something that nobody may spread.',
  'report.reason.other': 'Something else',
  'report.reason.otherText': 'Say in a few words what it is.',
  'report.comment': 'In your own words (optional)',
  'report.block': 'Block {name} as well',
  'report.blockText': 'They cannot find you or write to you any more.',
  'report.send': 'Send report',
  'report.done': 'Thank you. Whoever runs this server will look at it.',
  'report.doneAndBlocked':
    'Thank you. Whoever runs this server will look at it, and {name} is blocked.',
  'report.notBlocked': '{name} could not be blocked.',
  'report.gone': 'There is nothing to report any more: it was deleted, or you cannot see it.',
  'report.tooMany': {
    one: 'You have reported a lot. Try again in {count} minute.',
    other: 'You have reported a lot. Try again in {count} minutes.',
  },
} as const;
