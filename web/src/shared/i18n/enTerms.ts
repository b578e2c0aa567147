/** What is said of the text that a newcomer agrees to, while it is read. */
export const enTerms = {
  'terms.title': 'Terms of this server',
  'terms.since': 'As of {date}',
  'terms.failed': 'The terms could not be loaded.',
} as const;
