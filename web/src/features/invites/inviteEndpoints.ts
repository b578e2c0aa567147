import { mutation, query } from '../../shared/http/endpoint';
import { array, boolean, field, fields, integer, nothing, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

/** Somebody as far as an invite names them. */
export interface Named {
  id: string;
  displayName: string;
}

const parseNamed: Parser<Named> = fields<Named>({ id: string, displayName: string });

export interface Invitation {
  inviter: Named;
  expiresAt: number;
  /** Whether an account can be made with it. */
  admits: boolean;
}

export const parseInvitation: Parser<Invitation> = fields<Invitation>({
  inviter: parseNamed,
  expiresAt: integer,
  admits: boolean,
});

/** Who invites by a link. */
export const invitation = query<string, Invitation>({
  name: 'invitation',
  open: true,
  request: (invite) => ({ method: 'POST', path: '/invites/preview', body: { invite } }),
  parse: parseInvitation,
});

/** The new friend comes as a `change`, to both. */
export const acceptInvite = mutation<string, true>({
  name: 'acceptInvite',
  request: (invite) => ({ method: 'POST', path: '/invites/accept', body: { invite } }),
  parse: nothing,
});

export interface Invite {
  id: string;
  uses: number;
  left: number;
  expiresAt: number;
  guests: readonly Named[];
}

const parseInvite: Parser<Invite> = fields<Invite>({
  id: string,
  uses: integer,
  left: integer,
  expiresAt: integer,
  guests: array(parseNamed),
});

export const parseInvites = field('items', array(parseInvite));

export const invites = query<null, Invite[]>({
  name: 'invites',
  request: () => ({ path: '/invites' }),
  parse: parseInvites,
  tags: ['invites'],
});

export interface Made {
  invite: Invite;
  /** Told this once. */
  link: string;
}

export const parseMade: Parser<Made> = fields<Made>({ invite: parseInvite, link: string });

export const makeInvite = mutation<{ uses: number; days: number }, Made>({
  name: 'makeInvite',
  request: (body) => ({ method: 'POST', path: '/invites', body }),
  parse: parseMade,
  outdates: ['invites'],
});

export const removeInvite = mutation<string, true>({
  name: 'removeInvite',
  request: (id) => ({ method: 'DELETE', path: `/invites/${encodeURIComponent(id)}` }),
  parse: nothing,
  outdates: ['invites'],
});
