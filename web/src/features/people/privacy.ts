import { mutation } from '../../shared/http/endpoint';
import { boolean, fields, integer, oneOf, optional } from '../../shared/lib/json';
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

const admission = optional(oneOf<Admission>(...ADMISSIONS));

/** Out of the settings of `Me`, which this browser may have kept since before there was a choice. */
export const parsePrivacy: Parser<Privacy> = fields<Privacy>({
  readReceipts: boolean,
  lastSeen: boolean,
  asks: (value) => admission(value) ?? 'everyone',
});

/** The new settings come back as a `change` of this version, in its turn among the others. */
export const changePrivacy = mutation<Partial<Privacy>, { version: number }>({
  name: 'changePrivacy',
  request: (settings) => ({ method: 'PATCH', path: '/users/me', body: { settings } }),
  parse: fields<{ version: number }>({ version: integer }),
});
