import { mutation, query, withParams } from '../../shared/http/endpoint';
import { field, fields, integer, nothing, nullable, oneOf, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { parseCard } from './card';
import type { Card } from './card';
import { listPage } from './listPage';
import type { ListPage } from './listPage';

export type Role = 'member' | 'operator';

/** What somebody is to this instance. */
export interface OperatorPerson {
  user: Card;
  email: string | null;
  role: Role;
  createdAt: number;
  lastSeen: number | null;
  suspendedAt: number | null;
  /** When the account goes. */
  deleteAt: number | null;
  mediaBytes: number;
  /** Open ones about them. */
  reports: number;
}

export const parseOperatorPerson: Parser<OperatorPerson> = fields<OperatorPerson>({
  user: parseCard,
  email: nullable(string),
  role: oneOf<Role>('member', 'operator'),
  createdAt: integer,
  lastSeen: nullable(integer),
  suspendedAt: nullable(integer),
  deleteAt: nullable(integer),
  mediaBytes: integer,
  reports: integer,
});

export const parseOperatorPeople = listPage(parseOperatorPerson);

/** What an operator does shows in the figures, the reports and the log as well. */
export const OPERATOR = 'operator';

const pathTo = (id: string) => `/operator/people/${encodeURIComponent(id)}`;

/** The newest account first. */
export const operatorPeople = query<{ query?: string; after?: string }, ListPage<OperatorPerson>>({
  name: 'operatorPeople',
  request: (asked) => ({ path: withParams('/operator/people', { ...asked, limit: 20 }) }),
  parse: parseOperatorPeople,
  tags: [OPERATOR],
});

export interface StandingChange {
  id: string;
  suspended?: boolean;
  role?: Role;
}

export const changeStanding = mutation<StandingChange, OperatorPerson>({
  name: 'changeStanding',
  request: ({ id, ...body }) => ({ method: 'PATCH', path: pathTo(id), body }),
  parse: parseOperatorPerson,
  outdates: [OPERATOR],
});

export const removePerson = mutation<string, true>({
  name: 'removePerson',
  request: (id) => ({ method: 'DELETE', path: pathTo(id) }),
  parse: nothing,
  outdates: [OPERATOR],
});

export const parseResetLink = field('link', string);

/** Somebody chooses a new password with it; told this once. */
export const makeResetLink = mutation<string, string>({
  name: 'makeResetLink',
  request: (id) => ({ method: 'POST', path: `${pathTo(id)}/reset-link` }),
  parse: parseResetLink,
  outdates: [OPERATOR],
});
