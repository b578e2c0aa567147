import type { OutgoingFile } from '../../../shared/media/outgoingFile';

/** What an uploader must know of what is in the outbox. */
export interface Sending {
  clientId: string;
  conversation: string;
  status: 'waiting' | 'stored' | 'failed';
  /** The server may have the message, and what came with it. */
  tried?: boolean | undefined;
  files?: readonly OutgoingFile[] | undefined;
}

export interface Job {
  clientId: string;
  file: OutgoingFile;
}

/** More at once would only share the same line. */
const AT_ONCE = 2;

/** What to upload now: one file for each conversation, in the order in which they were sent. */
export function nextUploads(outbox: readonly Sending[]): Job[] {
  const busy = new Set<string>();
  return outbox
    .flatMap(({ clientId, conversation, status, files = [] }) => {
      if (status !== 'waiting' || busy.has(conversation)) return [];
      const file = files.find(({ media, paused }) => media === undefined && !paused);
      if (!file) return [];
      busy.add(conversation);
      return [{ clientId, file }];
    })
    .slice(0, AT_ONCE);
}
