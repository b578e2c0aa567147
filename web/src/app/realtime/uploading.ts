import { createTus } from '../../features/media/sending/tus';
import { createUploader } from '../../features/media/sending/uploader';
import type { Uploader } from '../../features/media/sending/uploader';
import { sendRefused } from '../../features/messages/outbox';
import type { AccessTokens } from '../../shared/http/accessTokens';
import type { Fetch } from '../../shared/http/http';
import type { Clock } from '../../shared/lib/clock';
import type { FileShelf } from '../../shared/media/fileShelf';
import type { Journal } from '../storage/journal';

interface Ports {
  base: string;
  fetch: Fetch;
  tokens: AccessTokens;
  shelf: FileShelf;
  journal: Journal;
  clock: Clock;
  random: () => number;
}

/** What uploads the files of the outbox; loaded with the first of them. */
export function createUploading({ journal, ...ports }: Ports): Uploader {
  const { dispatch } = journal;
  return createUploader({
    ...ports,
    tus: createTus(ports),
    outbox: () => journal.getState().outbox.flatMap((item) => (item.kind === 'send' ? [item] : [])),
    dispatch,
    refused: (clientId, problem) => dispatch(sendRefused({ clientId, problem })),
  });
}
