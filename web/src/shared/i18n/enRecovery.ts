/** What is said of names and codes, before a log-in and behind it. */
export const enRecovery = {
  'auth.displayName': 'Display name',
  'invalid.usernameTaken': 'Somebody has this username already.',
  'invalid.displayName': 'Use 1 to 64 characters.',

  'code.label': 'Code',
  'code.wrong': 'This code is wrong, used or too old.',

  'codes.title': 'Your recovery codes',
  'codes.lead': 'You can make new ones in your profile.',
  'codes.keep':
    'Each of them lets you choose a new password once, should you ever lose yours. Keep them somewhere safe: they are shown only now.',
  'codes.copy': 'Copy',
  'codes.copied': 'Copied',
  'codes.download': 'Download',
  'codes.done': 'I have kept them',
} as const;
