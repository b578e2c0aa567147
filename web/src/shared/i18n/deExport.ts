import type { Text } from './catalogue';
import type { enExport } from './enExport';

/** What is said where my data are to be had as a file. */
export const deExport: Readonly<Record<keyof typeof enExport, Text>> = {
  'export.title': 'Meine Daten',
  'export.text':
    'Dein Profil, deine Freunde und alle Unterhaltungen mit allem, was darin verschickt wurde, als eine Datei: Seiten zum Lesen ohne Verbindung, und dasselbe für Programme.',
  'export.start': 'Meine Daten herunterladen',
  'export.retry': 'Erneut versuchen',
  'export.preparing': 'Der Server sieht deine Daten durch…',
  'export.stay': 'Bleib auf dieser Seite, bis es fertig ist.',
  'export.progress': 'Download meiner Daten',
  'export.sizes': '{bytes} von etwa {estimate} ({percent})',
  'export.done': 'Fertig. Die Datei liegt bei deinen Downloads: Entpacke sie und öffne index.html.',
  'export.offline': 'Du bist offline. Der Download braucht eine Verbindung.',
  'export.noRoom': 'Auf diesem Gerät ist nicht genug Platz.',
};
