import { mutation } from '../../shared/http/endpoint';
import {
  array, boolean, field, fields, integer, nothing, optional, string,
} from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { deviceName } from './deviceName';
import type { Registration } from './registration';
import { signedIn, signedOut } from './session';

export interface Opened {
  user: string;
  accessToken: string;
  expiresIn: number;
  deletionCancelled?: boolean | undefined;
}

export const parseOpened: Parser<Opened> = fields<Opened>({
  user: field('id', string),
  accessToken: string,
  expiresIn: integer,
  deletionCancelled: optional(boolean),
});

export const logIn = mutation<{ login: string; password: string }, Opened>({
  name: 'logIn',
  open: true,
  request: (body) => ({
    method: 'POST',
    path: '/sessions',
    body: { ...body, device: deviceName(navigator.userAgent) },
  }),
  parse: parseOpened,
  learned: (opened) => [signedIn(opened)],
});

export interface Registered extends Opened {
  /** Shown this once. */
  recoveryCodes: readonly string[];
}

export const parseRegistered: Parser<Registered> = (body) => ({
  ...parseOpened(body),
  recoveryCodes: field('recoveryCodes', optional(array(string)))(body) ?? [],
});

/** Nobody is signed in yet: first they keep their recovery codes. */
export const register = mutation<Registration, Registered>({
  name: 'register',
  open: true,
  request: ({ email, ...rest }) => ({
    method: 'POST',
    path: '/accounts',
    body: email === undefined || email.trim() === '' ? rest : { ...rest, email: email.trim() },
  }),
  parse: parseRegistered,
});

export const logOut = mutation<undefined, true>({
  name: 'logOut',
  request: () => ({ method: 'DELETE', path: '/sessions/current' }),
  parse: nothing,
  learned: () => [signedOut({ where: 'here' })],
});
