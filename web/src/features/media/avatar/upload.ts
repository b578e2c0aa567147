import { mutation } from '../../../shared/http/endpoint';
import { problemOf, Refused } from '../../../shared/http/problem';
import type { Clock } from '../../../shared/lib/clock';
import { parseAttachment } from '../../../shared/media/attachment';
import type { Attachment } from '../../../shared/media/attachment';
import type { MediaAccess } from '../../../shared/media/MediaAccess';

const UPLOADS = '/api/v1/uploads';

function refused(status: number, code: string): Refused {
  return new Refused({ status, code, detail: '', errors: [] });
}

/** Sends something small in one request (tus 1.0.0, creation with upload); answers with its id. */
export async function uploadWhole(access: MediaAccess, name: string, blob: Blob): Promise<string> {
  const token = await access.token();
  const response = await window
    .fetch(UPLOADS, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/offset+octet-stream',
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(blob.size),
        'Upload-Metadata': `filename ${btoa(name)},filetype ${btoa(blob.type)}`,
      },
      body: blob,
    })
    .catch(() => Promise.reject(refused(0, 'unreachable')));
  const media = response.headers.get('Martlet-Media');
  if (response.ok && media !== null) return media;
  const body: unknown = await response.json().catch(() => undefined);
  throw new Refused(problemOf(response.status, body, response.headers.get('Retry-After')));
}

export const readMedia = mutation<string, Attachment>({
  name: 'readMedia',
  request: (id) => ({ path: `/media/${encodeURIComponent(id)}` }),
  parse: parseAttachment,
});

const FIRST = 200;
const TRIES = 40;
const LONGEST = 2_000;

/** Waits until something is prepared, for about a minute; what cannot be is refused. */
export async function prepared(
  read: () => Promise<Attachment>,
  clock: Clock,
): Promise<Attachment> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const media = await read();
    if (media.state === 'ready') return media;
    if (media.state === 'failed') throw refused(415, 'type-refused');
    await new Promise<void>((done) => {
      clock.after(Math.min(LONGEST, FIRST * 1.3 ** attempt), done);
    });
  }
  throw refused(0, 'timeout');
}
