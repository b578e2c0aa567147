/** What is said where a password that is known becomes another. */
export const enPasswordChange = {
  'passwordChange.title': 'Change your password',
  'passwordChange.text': 'Afterwards you are logged in here alone: every other device has to log in anew.',
  'passwordChange.new': 'New password',
  'passwordChange.submit': 'Change password',
  'passwordChange.wrong': 'This is not your password.',
  'passwordChange.done': 'Your password is changed. All other devices are logged out.',
} as const;
