import {
  array, boolean, field, fields, integer, nullable, string,
} from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

/** How far a member has come; both numbers only ever rise. */
export interface Member {
  /** Whose: the card itself is kept with all the others. */
  user: string;
  readSeq: number;
  deliveredSeq: number;
}

/** A conversation without its words, which are kept as a numbered log of their own. */
export interface Conversation {
  id: string;
  /** Conversations of kinds this client does not know are kept, but not shown. */
  kind: string;
  members: readonly Member[];
  /** The number and the id of the latest entry when the server said this. */
  head: number;
  headId: string | null;
  /** What others wrote above my `readSeq`, counted by the server at `head`, 100 at most. */
  unread: number;
  muted: boolean;
  pinned: boolean;
  archived: boolean;
  draft: string | null;
  /** Counts the changes of my own settings of it. */
  rev: number;
  updatedAt: number;
}

const parseMember: Parser<Member> = fields<Member>({
  user: field('id', string),
  readSeq: integer,
  deliveredSeq: integer,
});

export const parseConversation: Parser<Conversation> = fields<Conversation>({
  id: string,
  kind: string,
  members: array(parseMember),
  head: integer,
  headId: nullable(string),
  unread: integer,
  muted: boolean,
  pinned: boolean,
  archived: boolean,
  draft: nullable(string),
  rev: integer,
  updatedAt: integer,
});
