import { t } from '../../shared/i18n/translate';
import { passwordProblem } from './passwordProblem';

export interface Registration {
  username: string;
  displayName: string;
  password: string;
  /** Left out where there is none. */
  email?: string;
  /** What is secret in the link of who invited them. */
  invite?: string;
  /** The number of the terms that were agreed to; later ones are others. */
  terms?: number | undefined;
}

export type RegistrationErrors = Partial<Record<keyof Registration, string>>;

/** What can be told before asking the server; the server looks at all of it again. */
export function checkRegistration(values: Registration, terms?: number): RegistrationErrors {
  const errors: RegistrationErrors = {};
  if (!/^[a-z0-9_.]{3,32}$/.test(values.username)) errors.username = t('invalid.username');
  const name = Array.from(values.displayName.trim()).length;
  if (name === 0 || name > 64) errors.displayName = t('invalid.displayName');
  const password = passwordProblem(values.password);
  if (password !== undefined) errors.password = password;
  if (terms !== undefined && values.terms !== terms) errors.terms = t('terms.needed');
  return errors;
}
