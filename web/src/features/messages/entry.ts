import { array, fields, integer, object, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { parseMessage } from './message';
import type { Message } from './message';

/** One number of a conversation's log: something that happened to the message `target`. */
export interface Entry {
  conversation: string;
  seq: number;
  id: string;
  /** The message as it was when this was read; absent for kinds this client does not know. */
  message: Message | undefined;
}

const known = new Set(['message', 'edited', 'deleted', 'reacted', 'prepared']);

const parseNumbered = fields<Omit<Entry, 'message'>>({
  conversation: string,
  seq: integer,
  id: string,
});

/** Entries of unknown kinds count, and say nothing else. */
export const parseEntry: Parser<Entry> = (value) => {
  const { kind, message } = object(value);
  return {
    ...parseNumbered(value),
    message: known.has(string(kind)) ? parseMessage(message) : undefined,
  };
};

export interface LogPage {
  items: Entry[];
  head: number;
}

export const parseLogPage: Parser<LogPage> = fields<LogPage>({
  items: array(parseEntry),
  head: integer,
});
