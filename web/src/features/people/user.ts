import { boolean, fields, integer, nullable, optional, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

export interface Picture {
  thumb: string;
  preview: string;
}

/** The public card of a person. */
export interface User {
  id: string;
  username: string;
  displayName: string;
  avatar: Picture | null;
  /** Counts the changes of this card. */
  rev: number;
  deleted?: boolean | undefined;
}

export const cardFields = {
  id: string,
  username: string,
  displayName: string,
  avatar: nullable(fields<Picture>({ thumb: string, preview: string })),
  rev: integer,
};

export const parseUser: Parser<User> = fields<User>({ ...cardFields, deleted: optional(boolean) });
