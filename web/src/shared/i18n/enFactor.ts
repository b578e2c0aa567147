/** What is said of the second factor, when logging in with it and in the settings. */
export const enFactor = {
  'factor.title': 'Two-step login',
  'factor.off': 'Off',
  'factor.offText': 'Ask for a code from an app on your phone besides the password.',
  'factor.onSince': 'On since {date}',
  'factor.codesLeft': {
    one: '{count} backup code left',
    other: '{count} backup codes left',
  },
  'factor.setUp': 'Set up',
  'factor.turnOff': 'Turn off',
  'factor.failed': 'It is not known whether this is on.',
  'factor.turnedOff': 'Two-step login is off.',

  'factor.passwordText': 'First your password, to be sure that it is you.',
  'factor.passwordWrong': 'This password is wrong.',
  'factor.next': 'Continue',
  'factor.scanText': 'Scan this with an authenticator app, or type the key into it.',
  'factor.qr': 'QR code of the key',
  'factor.key': 'Key',
  'factor.copyKey': 'Copy the key',
  'factor.copied': 'Copied.',
  'factor.code': 'Code',
  'factor.codeHint': 'Six digits, as the app shows them now.',
  'factor.turnOn': 'Turn on',
  'factor.wrong': 'This code is not good. Codes last half a minute, and each is good once.',
  'factor.turnOffTitle': 'Turn off two-step login',
  'factor.turnOffText': 'From then on the password alone is enough. Trusted devices are forgotten.',
  'factor.codeOrBackupHint': 'From the app, or one of your backup codes.',

  'factor.codesTitle': 'Your backup codes',
  'factor.codesText':
    'Each stands in for the app once, should you lose your phone. They are shown only now: keep them where you will find them.',
  'factor.copyCodes': 'Copy all',
  'factor.keptCodes': 'I have kept them',

  'factor.askTitle': 'One more step',
  'factor.askLead': 'Your password was right. Now the code from your authenticator app.',
  'factor.trust': 'Do not ask on this device for 30 days',
  'factor.submit': 'Log in',
  'factor.startOver': 'Start over',
  'factor.ended': 'That took too long. Start over with your password.',
} as const;
