import type { Text } from './catalogue';
import type { enPasswordChange } from './enPasswordChange';

/** What is said where a password that is known becomes another. */
export const dePasswordChange: Readonly<Record<keyof typeof enPasswordChange, Text>> = {
  'passwordChange.title': 'Passwort ändern',
  'passwordChange.text':
    'Danach bist du nur noch hier angemeldet: Jedes andere Gerät muss sich neu anmelden.',
  'passwordChange.new': 'Neues Passwort',
  'passwordChange.submit': 'Passwort ändern',
  'passwordChange.wrong': 'Das ist nicht dein Passwort.',
  'passwordChange.done': 'Dein Passwort ist geändert. Alle anderen Geräte sind abgemeldet.',
};
