/**
 * What is said before anybody has logged in, and what may be said at any time. Holes are named in
 * braces; `count` chooses the plural.
 */
export const enFirst = {
  loading: 'Loading',
  'time.justNow': 'just now',

  'auth.password': 'Password',
  'auth.username': 'Username',

  'logIn.title': 'Welcome back',
  'logIn.lead': 'Your friends are a few words away.',
  'logIn.submit': 'Log in',
  'logIn.other': 'New here? {link}',
  'logIn.otherLink': 'Create an account',
  'logIn.forgotten': 'Forgotten your password?',
  'logIn.ended': 'Your session has ended. Please log in again.',
  'logIn.deleting': 'Your account will be deleted on {date}. Log in before then to keep it.',

  'password.show': 'Show password',
  'password.hide': 'Hide password',

  'problem.unreachable': 'The server does not answer. Check your connection and try again.',
  'problem.credentials-wrong': 'Username or password is wrong.',
  'problem.suspended':
    'This account is suspended. Only whoever runs this server can let it in again.',
  'problem.not-friends': 'You are not friends any more.',
  'problem.message-deleted': 'The message was deleted.',
  'problem.not-found': 'It is not there any more.',
  'problem.limit-reached': 'A limit has been reached.',
  'problem.too-large': 'That is too large.',
  'problem.type-refused': 'The server could not make anything of it.',
  'problem.invalid': 'The server did not accept this.',
  'problem.characters': 'It contains an invisible character that is not allowed.',
  'problem.busy': 'The server is busy. Try again in a moment.',
  'problem.rateLimited': {
    one: 'Too many attempts. Try again in {count} second.',
    other: 'Too many attempts. Try again in {count} seconds.',
  },
  'problem.unexpected': 'Something unexpected happened. Try again.',

  'failed.title': 'That did not work',
  'failed.retry': 'Try again',
  'failed.region': 'This part of the page has run into a fault. The rest goes on.',

  'connection.offline': 'You are offline',
  'connection.reconnecting': 'Reconnecting…',
  'connection.updating': 'Catching up…',
  'connection.upToDate': 'Up to date',
  'connection.outdated': 'This page is out of date.',
  'connection.reload': 'Reload',
} as const;
