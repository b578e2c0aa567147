import { t } from '../../shared/i18n/translate';

/** What is wrong with a password, as far as can be told here. */
export function passwordProblem(password: string): string | undefined {
  const length = Array.from(password).length;
  return length < 8 || length > 128 ? t('invalid.password') : undefined;
}
