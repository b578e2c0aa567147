/** What is said of the text that a newcomer agrees to. */
export const deTerms = {
  'terms.title': 'Bedingungen dieses Servers',
  'terms.since': 'Stand: {date}',
  'terms.failed': 'Die Bedingungen konnten nicht geladen werden.',
  'terms.agree': 'Ich stimme den Bedingungen dieses Servers zu.',
  'terms.read': 'Bedingungen lesen',
  'terms.needed': 'Ohne deine Zustimmung gibt es hier kein Konto.',
  'terms.changed': 'Die Bedingungen sind inzwischen andere. Bitte lies sie noch einmal und stimme zu.',
} as const;
