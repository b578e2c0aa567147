import type { Text } from './catalogue';
import type { enMedia } from './enMedia';

/** What is said of pictures, films, sounds and files where they are shown. */
export const deMedia: Readonly<Record<keyof typeof enMedia, Text>> = {
  'media.photoOf': 'Foto {position} von {total}',
  'media.videoOf': 'Video {position} von {total}',
  'media.preparing': 'Wird vorbereitet …',
  'media.preparingShare': 'Wird vorbereitet, {share} fertig',
  'media.failed': 'Das konnte nicht vorbereitet werden.',
  'media.broken': 'Diese Datei ist beschädigt.',
  'media.unsupported': 'Dateien dieser Art lassen sich nicht zeigen.',
  'media.tooManyPixels': 'Dieses Bild hat zu viele Pixel.',
  'media.sendSmaller': 'Sende es kleiner oder als JPEG.',
  'media.tooLong': 'Das ist zu lang.',
  'media.notLoaded': 'Konnte nicht geladen werden.',
  'media.notPlayable': 'Dieses Video lässt sich hier nicht abspielen.',
  'media.play': '{name} abspielen',
  'media.startMoving': 'Bewegen lassen',
  'media.stopMoving': 'Bewegung anhalten',
  'media.download': '{name} herunterladen',

  'sound.pause': '{name} anhalten',
  'sound.place': 'Stelle in der Aufnahme',
  'sound.at': '{at} von {length}',
  'sound.speed': 'Tempo {rate}×',

  'viewer.title': 'Fotos und Videos',
  'viewer.from': '{what}, von {name}, {time}',
  'viewer.previous': 'Vorheriges',
  'viewer.next': 'Nächstes',
  'viewer.zoomIn': 'Vergrößern',
  'viewer.zoomOut': 'Verkleinern',
};
