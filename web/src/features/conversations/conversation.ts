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

const pointers = { readSeq: integer, deliveredSeq: integer };

const own = {
  id: string,
  kind: string,
  head: integer,
  headId: nullable(string),
  unread: integer,
  muted: boolean,
  pinned: boolean,
  archived: boolean,
  draft: nullable(string),
  rev: integer,
  updatedAt: integer,
};

export const parseConversation: Parser<Conversation> = fields<Conversation>({
  ...own,
  members: array(fields<Member>({ user: field('id', string), ...pointers })),
});

/** As it is kept here: who a member is stands among the cards. */
export const parseKeptConversation: Parser<Conversation> = fields<Conversation>({
  ...own,
  members: array(fields<Member>({ user: string, ...pointers })),
});
