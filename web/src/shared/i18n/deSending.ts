import type { Text } from './catalogue';
import type { enSending } from './enSending';

/** What is said where files are chosen and sent. */
export const deSending: Readonly<Record<keyof typeof enSending, Text>> = {
  'attach.files': 'Dateien anhängen',
  'attach.camera': 'Bild aufnehmen',
  'attach.drop': 'Zum Anhängen loslassen',

  'camera.title': 'Bild aufnehmen',
  'camera.take': 'Aufnehmen',
  'camera.failed': 'Die Kamera ist nicht verfügbar. Erlaube sie dieser Seite in deinem Browser.',
  'camera.file': 'bild.jpg',

  'tray.title': 'Dateien zum Senden',
  'tray.originals': 'Originale',
  'tray.originalsText': 'Bilder in voller Größe senden.',
  'tray.busy': 'Wird angesehen…',
  'tray.pixels': '{width} × {height}',
  'tray.alt': '{name} beschreiben',
  'tray.altHint': 'Beschreibung',
  'tray.move': '{name} verschieben',
  'tray.moveHint': 'Mit den Pfeiltasten verschieben, oder ziehen',
  'tray.moved': '{name}: Platz {place} von {count}',
  'tray.remove': '{name} entfernen',
  'tray.tooMany': {
    one: 'Höchstens {count} Datei passt in eine Nachricht.',
    other: 'Höchstens {count} Dateien passen in eine Nachricht.',
  },
  'tray.tooLarge': '{name} ist zu groß: höchstens {size}.',
  'tray.folder': 'Ordner lassen sich nicht senden.',

  'upload.of': 'Upload von {name}',
  'upload.waiting': 'Wartet',
  'upload.going': 'Wird hochgeladen…',
  'upload.paused': 'Angehalten',
  'upload.done': 'Hochgeladen',
  'upload.amount': '{sent} von {size}',
  'upload.speed': '{size}/s',
  'upload.left': 'noch {time}',
  'upload.pause': '{name} anhalten',
  'upload.resume': '{name} fortsetzen',
  'upload.cancel': '{name} nicht senden',
  'upload.announced': 'Wird hochgeladen: {percent}',

  'problem.quotaReached': 'Dein Platz auf dem Server ist aufgebraucht.',
  'problem.storageFull': 'Der Server hat keinen Platz dafür.',
  'problem.fileLost': 'Es ist nicht mehr auf diesem Gerät. Wähle es noch einmal aus.',
};
