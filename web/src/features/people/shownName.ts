import { t } from '../../shared/i18n/translate';
import type { User } from './user';

/** What a person is called; one who is gone has no name of their own any more. */
export function shownName(user: User): string {
  return user.deleted ? t('people.deleted') : user.displayName;
}
