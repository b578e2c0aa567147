import { summaryOf } from '../features/media/summary';
import { plainWords } from '../features/messages/blocks';
import type { Message } from '../features/messages/message';

/** A message in a single line: its words, or else what came with it. */
export function wordsOf({ body, attachments }: Pick<Message, 'body' | 'attachments'>): string {
  return plainWords(body) || (summaryOf(attachments)?.words ?? '');
}
