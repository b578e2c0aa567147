import { mutation, query, withParams } from '../../shared/http/endpoint';
import { array, fields, integer, nullable, oneOf, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { parseCard } from './card';
import type { Card } from './card';
import { listPage } from './listPage';
import type { ListPage } from './listPage';
import { OPERATOR } from './people';

export const REPORT_REASONS = ['spam', 'harassment', 'illegal', 'other'] as const;
export type ReportReason = typeof REPORT_REASONS[number];
export type ReportState = 'open' | 'closed';

/** A message as it was when it was reported; what it said is dropped with the closing. */
export interface MessageCopy {
  sentAt: number;
  body: string;
  attachments: string[];
}

export interface Report {
  id: string;
  by: Card;
  about: Card;
  message: MessageCopy | null;
  reason: ReportReason;
  comment: string | null;
  createdAt: number;
  closedAt: number | null;
  closedBy: Card | null;
}

export const parseReport: Parser<Report> = fields<Report>({
  id: string,
  by: parseCard,
  about: parseCard,
  message: nullable(
    fields<MessageCopy>({ sentAt: integer, body: string, attachments: array(string) }),
  ),
  reason: oneOf<ReportReason>(...REPORT_REASONS),
  comment: nullable(string),
  createdAt: integer,
  closedAt: nullable(integer),
  closedBy: nullable(parseCard),
});

export const parseReports = listPage(parseReport);

export const operatorReports = query<{ state: ReportState; after?: string }, ListPage<Report>>({
  name: 'operatorReports',
  request: (asked) => ({ path: withParams('/operator/reports', { ...asked, limit: 20 }) }),
  parse: parseReports,
  tags: [OPERATOR],
});

export const closeReport = mutation<string, Report>({
  name: 'closeReport',
  request: (id) => ({ method: 'POST', path: `/operator/reports/${encodeURIComponent(id)}/close` }),
  parse: parseReport,
  outdates: [OPERATOR],
});
