import { mutation } from '../../shared/http/endpoint';
import { parseOpened } from './authEndpoints';
import type { Opened } from './authEndpoints';
import { deviceName } from './deviceName';
import { signedIn } from './session';

/** Logs in with a code, after the password was right. */
export const answerFactor = mutation<{ challenge: string; code: string; trust: boolean }, Opened>({
  name: 'answerFactor',
  open: true,
  request: (body) => ({
    method: 'POST',
    path: '/sessions/second-factor',
    body: { ...body, device: deviceName(navigator.userAgent) },
  }),
  parse: parseOpened,
  learned: (opened) => [signedIn(opened)],
});
