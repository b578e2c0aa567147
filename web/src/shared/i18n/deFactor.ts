import type { Text } from './catalogue';
import type { enFactor } from './enFactor';

/** What is said of the second factor, when logging in with it and in the settings. */
export const deFactor: Readonly<Record<keyof typeof enFactor, Text>> = {
  'factor.title': 'Anmeldung in zwei Schritten',
  'factor.off': 'Aus',
  'factor.offText': 'Neben dem Passwort einen Code aus einer App auf deinem Telefon verlangen.',
  'factor.onSince': 'An seit {date}',
  'factor.codesLeft': {
    one: 'Noch {count} Ersatzcode',
    other: 'Noch {count} Ersatzcodes',
  },
  'factor.setUp': 'Einrichten',
  'factor.turnOff': 'Ausschalten',
  'factor.failed': 'Ob sie an ist, ließ sich nicht feststellen.',
  'factor.turnedOff': 'Die Anmeldung in zwei Schritten ist aus.',

  'factor.passwordText': 'Zuerst dein Passwort, damit sicher ist, dass du es bist.',
  'factor.passwordWrong': 'Dieses Passwort ist falsch.',
  'factor.next': 'Weiter',
  'factor.scanText': 'Scanne das mit einer Authenticator-App, oder tippe den Schlüssel dort ein.',
  'factor.qr': 'QR-Code des Schlüssels',
  'factor.key': 'Schlüssel',
  'factor.copyKey': 'Schlüssel kopieren',
  'factor.copied': 'Kopiert.',
  'factor.code': 'Code',
  'factor.codeHint': 'Sechs Ziffern, wie die App sie gerade zeigt.',
  'factor.turnOn': 'Einschalten',
  'factor.wrong':
    'Dieser Code gilt nicht. Codes halten eine halbe Minute, und jeder gilt einmal.',
  'factor.turnOffTitle': 'Anmeldung in zwei Schritten ausschalten',
  'factor.turnOffText':
    'Danach genügt das Passwort allein. Geräte, denen du vertraust, werden vergessen.',
  'factor.codeOrBackupHint': 'Aus der App, oder einer deiner Ersatzcodes.',

  'factor.codesTitle': 'Deine Ersatzcodes',
  'factor.codesText':
    'Jeder ersetzt die App einmal, falls dein Telefon verloren geht. Sie werden nur jetzt gezeigt: Verwahre sie, wo du sie wiederfindest.',
  'factor.copyCodes': 'Alle kopieren',
  'factor.keptCodes': 'Ich habe sie verwahrt',

  'factor.askTitle': 'Noch ein Schritt',
  'factor.askLead': 'Dein Passwort stimmt. Jetzt der Code aus deiner Authenticator-App.',
  'factor.trust': 'Auf diesem Gerät 30 Tage nicht fragen',
  'factor.submit': 'Anmelden',
  'factor.startOver': 'Von vorn',
  'factor.ended': 'Das hat zu lange gedauert. Beginne wieder mit deinem Passwort.',
};
