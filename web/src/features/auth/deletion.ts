import { mutation } from '../../shared/http/endpoint';
import { fields, integer } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { signedOut } from './session';

interface Deletion {
  /** Until then a log-in keeps the account. */
  deleteAt: number;
}

export const parseDeletion: Parser<Deletion> = fields<Deletion>({ deleteAt: integer });

/** Lets my account be deleted in a week; it ends every session. */
export const deleteAccount = mutation<{ password: string }, Deletion>({
  name: 'deleteAccount',
  request: (body) => ({ method: 'DELETE', path: '/users/me', body }),
  parse: parseDeletion,
  learned: ({ deleteAt }) => [signedOut({ where: 'here', deleteAt })],
});
