import { mutation } from '../../shared/http/endpoint';
import { boolean, fields, nothing, oneOf } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

/** Who may ask me for friendship. */
export const ADMISSIONS = ['everyone', 'friendsOfFriends', 'invited'] as const;
export type Admission = typeof ADMISSIONS[number];

/** What others learn of me, and may do. */
export interface Privacy {
  readReceipts: boolean;
  lastSeen: boolean;
  asks: Admission;
}

/** Out of the settings of `Me`. */
export const parsePrivacy: Parser<Privacy> = fields<Privacy>({
  readReceipts: boolean,
  lastSeen: boolean,
  asks: oneOf<Admission>(...ADMISSIONS),
});

/** The new settings come back as a `change`, in its turn among the others. */
export const changePrivacy = mutation<Partial<Privacy>, true>({
  name: 'changePrivacy',
  request: (settings) => ({ method: 'PATCH', path: '/users/me', body: { settings } }),
  parse: nothing,
});
