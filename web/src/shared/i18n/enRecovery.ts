/** What is said of codes, before a log-in and behind it. */
export const enRecovery = {
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
