import type { Problem } from '../http/problem';
import type { Key } from './catalogue';
import { english, t } from './translate';

/** What went wrong, in the person's language; the texts are named by the stable codes. */
export function problemText({ code, retryAfter }: Problem): string {
  if (code === 'rate-limited') return t('problem.rateLimited', { count: Math.ceil(retryAfter ?? 60) });
  const key = `problem.${code === 'timeout' ? 'unreachable' : code}`;
  return t(key in english ? (key as Key) : 'problem.unexpected');
}
