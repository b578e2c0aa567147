import { array, fields, boolean, integer, nullable, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { parseAttachments } from '../../shared/media/attachment';
import type { Attachment } from '../../shared/media/attachment';

/** One emoji under a message, and who has set it, the first one first. */
export interface Reaction {
  emoji: string;
  users: readonly string[];
}

export interface Message {
  conversation: string;
  seq: number;
  id: string;
  author: string;
  clientId: string;
  sentAt: number;
  /** With attachments it may be empty, and is their caption otherwise. */
  body: string;
  attachments: readonly Attachment[];
  reactions: readonly Reaction[];
  replyTo: number | null;
  editedAt: number | null;
  /** Set on a tombstone, whose body and attachments are empty for good. */
  deletedAt: number | null;
  /** Counts the changes of this message. */
  rev: number;
}

export const parseMessage: Parser<Message> = fields<Message>({
  conversation: string,
  seq: integer,
  id: string,
  author: string,
  clientId: string,
  sentAt: integer,
  body: string,
  attachments: parseAttachments,
  reactions: array(fields<Reaction>({ emoji: string, users: array(string) })),
  replyTo: nullable(integer),
  editedAt: nullable(integer),
  deletedAt: nullable(integer),
  rev: integer,
});

/** A part of the history: messages as they are now, oldest first. */
export interface MessagePage {
  items: Message[];
  head: number;
  /** Whether there is more before it, and after it. */
  older: boolean;
  newer: boolean;
  /** Where it begins, if that is below its first message: numbers between are not of messages. */
  from?: number;
}

export const parseMessagePage: Parser<MessagePage> = fields<MessagePage>({
  items: array(parseMessage),
  head: integer,
  older: boolean,
  newer: boolean,
});

/** The lowest number from which on a page read before `before` holds everything. */
export function beginningOf(page: MessagePage, before: number): number {
  if (!page.older) return 1;
  return page.from ?? page.items[0]?.seq ?? before;
}
