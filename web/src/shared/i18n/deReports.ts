import type { Text } from './catalogue';
import type { enReporting } from './enReporting';
import type { enReports } from './enReports';

/** What is said of reporting somebody, and of what was reported. */
export const deReports: Readonly<Record<keyof typeof enReporting | keyof typeof enReports, Text>> = {
  'report.action': 'Melden',
  'report.title': 'Diese Person melden?',
  'report.messageTitle': 'Diese Nachricht melden?',
  'report.told':
    'Wer diesen Server betreibt, erfährt, dass du {name} meldest, und warum. {name} erfährt nichts davon.',
  'report.messageTold':
    'Wer diesen Server betreibt, bekommt diese Nachricht zu lesen: ihren Text und die Namen ihrer Dateien. {name} erfährt nichts davon.',
  'report.preview': 'Was mitgeschickt wird',
  'report.why': 'Worum geht es?',
  'report.reason.spam': 'Spam',
  'report.reason.spamText': 'Werbung, Betrug, immer wieder dasselbe.',
  'report.reason.harassment': 'Belästigung',
  'report.reason.harassmentText': 'Beleidigungen, Drohungen, Zudringlichkeiten.',
  'report.reason.illegal': 'Verboten',
  'report.reason.illegalText': 'Etwas, das niemand verbreiten darf.',
  'report.reason.other': 'Etwas anderes',
  'report.reason.otherText': 'Sag mit wenigen Worten, was es ist.',
  'report.comment': 'In eigenen Worten (freiwillig)',
  'report.block': '{name} auch blockieren',
  'report.blockText': 'Die Person kann dich nicht mehr finden und dir nicht mehr schreiben.',
  'report.send': 'Meldung senden',
  'report.done': 'Danke. Wer diesen Server betreibt, sieht es sich an.',
  'report.doneAndBlocked':
    'Danke. Wer diesen Server betreibt, sieht es sich an, und {name} ist blockiert.',
  'report.notBlocked': '{name} konnte nicht blockiert werden.',
  'report.gone':
    'Hier gibt es nichts mehr zu melden: Es wurde gelöscht, oder du kannst es nicht sehen.',
  'report.tooMany': {
    one: 'Du hast viel gemeldet. Versuch es in {count} Minute wieder.',
    other: 'Du hast viel gemeldet. Versuch es in {count} Minuten wieder.',
  },
};
