import { problemOf, Refused } from '../../shared/http/problem';
import type { Clock } from '../../shared/lib/clock';
import type { Fetch } from '../../shared/http/http';
import type { ArchiveKeep } from './archiveKeep';

export interface Progress {
  bytes: number;
  /** About how many there will be, as the server reckons. */
  estimate: number;
}

interface Ports {
  fetch: Fetch;
  clock: Clock;
  token(): Promise<string>;
  keep: ArchiveKeep;
  /** In which the pages of the archive are to be. */
  language: string;
  signal: AbortSignal;
  onProgress(progress: Progress): void;
}

const PATH = '/api/v1/users/me/export';
/** Milliseconds without a byte after which nothing more is waited for. */
const PATIENCE = 60_000;

/** How much of it is there; whole only once it is, however well the server reckoned. */
export function share({ bytes, estimate }: Progress): number {
  return Math.min(0.99, bytes / Math.max(1, estimate));
}

/**
 * Fetches my archive piece by piece, each kept before the next is taken, and answers with the whole.
 * Rejects with `Refused`, also where it was cancelled; then nothing of it is left.
 */
export async function downloadArchive(ports: Ports): Promise<Blob> {
  const { keep } = ports;
  const waiting = patient(ports);
  try {
    const response = await ask(ports, waiting.signal);
    await take(response, ports, waiting.again);
    return await keep.finish();
  } catch (error) {
    await keep.discard();
    if (error instanceof Refused) throw error;
    const code = ports.signal.aborted ? 'cancelled' : 'unreachable';
    throw new Refused({ status: 0, code, detail: '', errors: [] });
  } finally {
    waiting.end();
  }
}

async function ask({ fetch, token, language }: Ports, signal: AbortSignal): Promise<Response> {
  const response = await fetch(PATH, {
    credentials: 'same-origin',
    cache: 'no-store',
    signal,
    headers: { Authorization: `Bearer ${await token()}`, 'Accept-Language': language },
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw new Refused(problemOf(response.status, body, response.headers.get('Retry-After')));
}

async function take(response: Response, ports: Ports, again: () => void): Promise<void> {
  const estimate = Number(response.headers.get('Martlet-Estimated-Bytes') ?? 0);
  const reader = response.body?.getReader();
  let bytes = 0;
  ports.onProgress({ bytes, estimate });
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    again();
    await ports.keep.write(piece.value);
    bytes += piece.value.byteLength;
    ports.onProgress({ bytes, estimate });
  }
}

/** Ends with the person's patience, or with ours: `again` says that something came. */
function patient({ clock, signal }: Ports) {
  const abort = new AbortController();
  const end = () => abort.abort();
  let cancel = clock.after(PATIENCE, end);
  if (signal.aborted) end();
  signal.addEventListener('abort', end);
  return {
    signal: abort.signal,
    again() {
      cancel();
      cancel = clock.after(PATIENCE, end);
    },
    end() {
      cancel();
      signal.removeEventListener('abort', end);
    },
  };
}
