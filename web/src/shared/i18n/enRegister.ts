/** What is said to somebody who makes an account, besides what is said to everybody. */
export const enRegister = {
  'register.title': 'Join your friends',
  'register.lead': 'A name and a password are all it takes.',
  'register.other': 'Been here before? {link}',
  'register.otherLink': 'Log in',
  'register.usernameHint': '3 to 32 of a–z, 0–9, dot and underscore. Friends find you by it.',
  'register.displayNameHint': 'What your friends see.',
  'password.hint': 'At least 8 characters.',
  'password.short': 'Too short',
  'password.weak': 'Weak',
  'password.fair': 'Fair',
  'password.good': 'Good',
  'password.strong': 'Strong',
  'invalid.passwordCommon': 'This password is among the most common ones. Choose another.',
} as const;
