import type { Problem } from '../http/problem';
import type { Key } from './catalogue';
import { english, t } from './translate';

/** What went wrong, in the person's language; the texts are named by the stable codes. */
export function problemText({ code, errors, retryAfter }: Problem): string {
  if (code === 'rate-limited') return t('problem.rateLimited', { count: Math.ceil(retryAfter ?? 60) });
  // Nobody would find it in their text without being told. Of names the code says more, beside their fields.
  if (errors.some((error) => error.code === 'characters')) return t('problem.characters');
  const key = `problem.${code === 'timeout' ? 'unreachable' : code}`;
  return t(key in english ? (key as Key) : 'problem.unexpected');
}
