import { mutation } from '../../shared/http/endpoint';
import { nothing } from '../../shared/lib/json';

interface PasswordChange {
  current: string;
  new: string;
}

/** Ends every other session of mine. */
export const changePassword = mutation<PasswordChange, true>({
  name: 'changePassword',
  request: (body) => ({ method: 'PUT', path: '/users/me/password', body }),
  parse: nothing,
  outdates: ['devices'],
});
