import { mutation } from '../../shared/http/endpoint';
import { boolean, field, fields, integer, nothing, optional, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { deviceName } from './deviceName';
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

export const register = mutation<
  { username: string; displayName: string; password: string },
  Opened
>({
  name: 'register',
  open: true,
  request: (body) => ({ method: 'POST', path: '/accounts', body }),
  parse: parseOpened,
  learned: (opened) => [signedIn(opened)],
});

export const logOut = mutation<undefined, true>({
  name: 'logOut',
  request: () => ({ method: 'DELETE', path: '/sessions/current' }),
  parse: nothing,
  learned: () => [signedOut({ where: 'here' })],
});
