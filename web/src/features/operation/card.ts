import { boolean, fields, nullable, optional, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

/** Somebody as far as an operator's lists name them. */
export interface Card {
  id: string;
  username: string;
  displayName: string;
  avatar: { thumb: string } | null;
  deleted?: boolean | undefined;
}

export const parseCard: Parser<Card> = fields<Card>({
  id: string,
  username: string,
  displayName: string,
  avatar: nullable(fields<{ thumb: string }>({ thumb: string })),
  deleted: optional(boolean),
});
