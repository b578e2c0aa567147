/** What is said of a password while it is chosen, before a log-in and behind it. */
export const enPassword = {
  'password.hint': 'At least 8 characters.',
  'password.short': 'Too short',
  'password.weak': 'Weak',
  'password.fair': 'Fair',
  'password.good': 'Good',
  'password.strong': 'Strong',

  'invalid.password': 'Use 8 to 128 characters.',
  'invalid.passwordCommon': 'This password is among the most common ones. Choose another.',
} as const;
