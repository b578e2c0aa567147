import type { Entry } from '../../src/features/messages/entry';
import type { Message } from '../../src/features/messages/message';
import type { User } from '../../src/features/people/user';
import { ada, changed, grace, message, said, talk } from './cast';
import { entryFrame } from './wire';
import type { JsonObject } from '../../src/shared/lib/json';

/** The next change of one of the messages so far, as somebody might make it. */
function nextChange(seq: number, messages: Message[], random: () => number): Entry {
  const index = Math.floor(random() * messages.length);
  const before = messages[index] ?? message(seq, ada);
  const rev = before.rev + 1;
  const told = [
    { body: `edited at ${seq}`, editedAt: seq },
    { body: '', attachments: [], deletedAt: seq },
    { reactions: random() < 0.5 ? [] : [{ emoji: '❤️', users: [grace.id] }] },
  ][Math.floor(random() * 3)];
  const after = before.deletedAt === null ? { ...before, ...told, rev } : before;
  messages[index] = after;
  return changed(seq, after);
}

/** The live frames of a conversation that two people led, in the order in which things happened. */
export function liveFrames(length: number, random: () => number): JsonObject[] {
  const messages: Message[] = [];
  const frames: JsonObject[] = [];
  const pointers: Record<string, [number, number]> = { ada: [0, 0], grace: [0, 0] };
  for (let seq = 1; seq <= length; seq += 1) {
    const author: User = random() < 0.5 ? ada : grace;
    if (messages.length === 0 || random() < 0.6) {
      const entry = said(seq, author);
      messages.push(message(seq, author));
      frames.push(entryFrame(entry));
    } else frames.push(entryFrame(nextChange(seq, messages, random)));
    const other = author === ada ? 'grace' : 'ada';
    const [readSeq, deliveredSeq] = pointers[other] ?? [0, 0];
    pointers[other] = random() < 0.5 ? [seq, seq] : [readSeq, Math.max(deliveredSeq, seq)];
    const [read, delivered] = pointers[other] ?? [0, 0];
    const told = { conversation: talk, user: other, readSeq: read, deliveredSeq: delivered };
    frames.push({ type: 'pointers', ...told });
  }
  return frames;
}
