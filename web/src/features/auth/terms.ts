import { query } from '../../shared/http/endpoint';
import { fields, integer, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

/** What somebody agrees to who makes an account here. */
export interface Terms {
  /** Counts the changes of the text. */
  terms: number;
  text: string;
  updatedAt: number;
}

export const parseTerms: Parser<Terms> = fields<Terms>({
  terms: integer,
  text: string,
  updatedAt: integer,
});

/** The text, kept under the number that is known of it, so that another one is asked for anew. */
export const readTerms = query<number, Terms>({
  name: 'terms',
  open: true,
  request: () => ({ path: '/instance/terms' }),
  parse: parseTerms,
});
