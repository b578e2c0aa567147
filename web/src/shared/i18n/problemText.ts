import type { Problem } from '../http/problem';
import type { Key } from './catalogue';
import { t } from './translate';

const TEXTS: Readonly<Record<string, Key>> = {
  unreachable: 'problem.unreachable',
  timeout: 'problem.unreachable',
  'credentials-wrong': 'problem.credentialsWrong',
  'username-taken': 'invalid.usernameTaken',
  'not-friends': 'problem.notFriends',
  'not-found': 'problem.notFound',
  'message-deleted': 'problem.messageDeleted',
  'limit-reached': 'problem.limitReached',
  'too-large': 'problem.tooLarge',
  'type-refused': 'problem.typeRefused',
  invalid: 'problem.invalid',
  busy: 'problem.busy',
};

/** What went wrong, in the person's language, from the stable code. */
export function problemText({ code, retryAfter }: Problem): string {
  if (code === 'rate-limited') return t('problem.rateLimited', { count: Math.ceil(retryAfter ?? 60) });
  return t(TEXTS[code] ?? 'problem.unexpected');
}
