/** What is said of inviting others, and to who is invited. */
export const deInvites = {
  'register.invitedLead': 'Du bist eingeladen: Ein Name und ein Passwort genügen.',
  'register.notOpen': 'Nur mit Einladung',
  'register.inviteNeeded':
    'Ein Konto gibt es hier mit einer Einladung. Bitte jemanden um einen Link, der schon da ist.',
  'register.closed':
    'Neue Konten gibt es hier nicht. Nur wer diesen Server betreibt, lässt Leute herein.',

  'invitation.waiting': 'Du bist eingeladen',
  'invitation.failed': 'Die Einladung konnte nicht geladen werden.',
  'invitation.title': '{name} lädt dich ein',
  'invitation.lead': 'Mach mit, und ihr seid sofort befreundet.',
  'invitation.friendLead': 'Nimm an, und ihr seid sofort befreundet.',
  'invitation.closedLead': 'Neue Konten gibt es hier nicht. Melde dich an, wenn du eines hast.',
  'invitation.until': 'Gültig bis {date}.',
  'invitation.logIn': 'Ich habe ein Konto',
  'invitation.accept': 'Freunde werden',
  'invitation.done': 'Du und {name} seid befreundet',
  'invitation.doneText': 'Euer Chat ist bereit.',
  'invitation.own': 'Das ist dein eigener Link',
  'invitation.ownText': 'Schick ihn denen, die du gern hier hättest.',
  'invitation.over': 'Diese Einladung ist vorbei',
  'invitation.overText':
    'Sie ist aufgebraucht, zurückgenommen oder zu alt. Bitte um einen neuen Link.',
  'invitation.goOn': 'Weiter',

  'invites.text':
    'Wer den Link öffnet, kann hier mitmachen, und ihr seid sofort befreundet. Wer schon ein Konto hat, wird direkt dein Freund.',
  'invites.uses': 'Für wie viele Personen',
  'invites.days': 'Wie viele Tage gültig',
  'invites.usesWrong': 'Eine Zahl von 1 bis 100.',
  'invites.daysWrong': 'Eine Zahl von 1 bis 30.',
  'invites.make': 'Link erstellen',
  'invites.another': 'Noch einen Link erstellen',
  'invites.limit': 'Du hast zu viele offene Einladungen. Nimm erst eine zurück.',
  'invites.closed': 'Auf diesem Server lädt nur der Betreiber ein.',
  'invites.link': 'Dein Link',
  'invites.linkText': 'Er wird nur jetzt gezeigt. Schick ihn weiter oder lass ihn scannen.',
  'invites.copy': 'Link kopieren',
  'invites.copied': 'Link kopiert.',
  'invites.qr': 'QR-Code des Links',
  'invites.mine': 'Offene Einladungen',
  'invites.none': 'Es gibt keine.',
  'invites.failed': 'Deine Einladungen konnten nicht geladen werden.',
  'invites.left': {
    one: 'Gilt noch für {count} Person, bis {date}',
    other: 'Gilt noch für {count} Personen, bis {date}',
  },
  'invites.expired': 'Abgelaufen am {date}',
  'invites.usedUp': 'Aufgebraucht',
  'invites.guests': 'Darüber gekommen: {names}',
  'invites.nobody': 'Noch ist niemand darüber gekommen.',
  'invites.revoke': 'Zurücknehmen',
  'invites.revokeText':
    'Der Link lässt niemanden mehr herein. Wer darüber gekommen ist, bleibt dein Freund.',
  'invites.revoked': 'Die Einladung ist zurückgenommen.',
} as const;
