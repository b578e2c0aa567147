import { query, withParams } from '../../shared/http/endpoint';
import { fields, integer, nullable, oneOf, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { parseCard } from './card';
import type { Card } from './card';
import { listPage } from './listPage';
import type { ListPage } from './listPage';
import { OPERATOR } from './people';

export const ACTS = [
  'suspended', 'resumed', 'deleted', 'reset-link', 'made-operator', 'made-member',
  'report-closed', 'registration', 'terms',
] as const;

export type Act = typeof ACTS[number];

/** One thing that an operator did. */
export interface AuditLine {
  id: string;
  at: number;
  /** `null` for the command line of the server. */
  by: Card | null;
  act: Act;
  about: Card | null;
  /** In the server's words: such as the policy that holds from then on. */
  detail: string;
}

export const parseAuditLine: Parser<AuditLine> = fields<AuditLine>({
  id: string,
  at: integer,
  by: nullable(parseCard),
  act: oneOf<Act>(...ACTS),
  about: nullable(parseCard),
  detail: string,
});

export const parseAudit = listPage(parseAuditLine);

export const audit = query<{ after?: string }, ListPage<AuditLine>>({
  name: 'audit',
  request: (asked) => ({ path: withParams('/operator/audit', { ...asked, limit: 50 }) }),
  parse: parseAudit,
  tags: [OPERATOR],
});
