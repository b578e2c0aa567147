import { mutation, query } from '../../shared/http/endpoint';
import { array, field, integer, nothing, string } from '../../shared/lib/json';

export const askForReset = mutation<string, true>({
  name: 'askForReset',
  open: true,
  request: (login) => ({ method: 'POST', path: '/password-resets', body: { login } }),
  parse: nothing,
});

export interface Reset {
  login: string;
  code: string;
  newPassword: string;
}

export const resetPassword = mutation<Reset, true>({
  name: 'resetPassword',
  open: true,
  request: (body) => ({ method: 'POST', path: '/password-resets/confirm', body }),
  parse: nothing,
});

/** The new profile comes back as a `change`, as that of the two below does. */
export const changeEmail = mutation<string | null, true>({
  name: 'changeEmail',
  request: (email) => ({ method: 'PATCH', path: '/users/me', body: { email } }),
  parse: () => true,
});

export const confirmEmail = mutation<string, true>({
  name: 'confirmEmail',
  request: (code) => ({ method: 'POST', path: '/email-verifications/confirm', body: { code } }),
  parse: () => true,
});

export const remindEmail = mutation<undefined, true>({
  name: 'remindEmail',
  request: () => ({ method: 'POST', path: '/email-verifications' }),
  parse: nothing,
});

export const parseCodes = field('recoveryCodes', array(string));

export const parseCodesLeft = field('left', integer);

export const codesLeft = query<null, number>({
  name: 'codesLeft',
  request: () => ({ path: '/recovery-codes' }),
  parse: parseCodesLeft,
  tags: ['recoveryCodes'],
});

export const renewCodes = mutation<string, string[]>({
  name: 'renewCodes',
  request: (password) => ({ method: 'POST', path: '/recovery-codes', body: { password } }),
  parse: parseCodes,
  outdates: ['recoveryCodes'],
});
