import type { AccessTokens } from '../../../shared/http/accessTokens';
import type { Fetch } from '../../../shared/http/http';
import { problemOf, Refused } from '../../../shared/http/problem';
import type { Clock } from '../../../shared/lib/clock';
import type { OutgoingFile } from '../../../shared/media/outgoingFile';

interface Ports {
  /** Below the origin. */
  base: string;
  fetch: Fetch;
  tokens: Pick<AccessTokens, 'current' | 'after' | 'end'>;
  clock: Clock;
}

/** What the server says of an upload. */
export interface Located {
  /** How many bytes of it the server has. */
  offset: number;
  /** Its name as media, once the server has all of it. */
  media?: string | undefined;
}

/** The server's uploads (tus 1.0.0). Everything rejects with `Refused`. */
export interface Tus {
  create(file: OutgoingFile, content: Blob | undefined, signal: AbortSignal): Promise<Located & { upload: string }>;
  locate(upload: string, signal: AbortSignal): Promise<Located>;
  append(upload: string, offset: number, content: Blob, signal: AbortSignal): Promise<Located>;
  /** Ends an upload that nobody wants any more. */
  remove(upload: string): Promise<void>;
}

interface TusRequest {
  method: 'POST' | 'HEAD' | 'PATCH' | 'DELETE';
  url: string;
  headers?: Readonly<Record<string, string>>;
  content?: Blob | undefined;
  signal?: AbortSignal | undefined;
}

/** A request that carries content is given longer; how much it carries follows the network's pace. */
const DEADLINE = 15_000;
const CONTENT_DEADLINE = 60_000;

const CONTENT = { 'Content-Type': 'application/offset+octet-stream' };

const encoder = new TextEncoder();

function base64(text: string): string {
  return btoa(String.fromCharCode(...encoder.encode(text)));
}

/** What a server may know of a file before it has it: values in base64, as the field's standard says. */
export function metadataOf(file: OutgoingFile): string {
  const { name, mime, alt, width, height, duration } = file;
  const told = { filename: name, filetype: mime, alt, width, height, duration };
  return Object.entries(told)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key} ${base64(String(value))}`)
    .join(',');
}

function countIn(headers: Headers, name: string): number {
  const value = headers.get(name) ?? '';
  if (/^\d+$/.test(value)) return Number(value);
  throw new Refused({ status: 0, code: 'unreadable', detail: name, errors: [] });
}

async function problemIn(response: Response): Promise<Refused> {
  const body: unknown = await response.json().catch(() => undefined);
  return new Refused(problemOf(response.status, body, response.headers.get('Retry-After')));
}

export function createTus({ base, fetch, tokens, clock }: Ports): Tus {
  async function exchange(request: TusRequest, token: string): Promise<Headers> {
    const { method, url, headers, content, signal } = request;
    const abort = new AbortController();
    const stop = () => abort.abort();
    const cancel = clock.after(content ? CONTENT_DEADLINE : DEADLINE, stop);
    signal?.addEventListener('abort', stop);
    try {
      const response = await fetch(url, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abort.signal,
        headers: { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0', ...headers },
        ...(content ? { body: content } : {}),
      });
      if (response.ok) return response.headers;
      throw await problemIn(response);
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Refused({ status: 0, code: 'unreachable', detail: '', errors: [] });
    } finally {
      cancel();
      signal?.removeEventListener('abort', stop);
    }
  }

  /** With the access token, which is renewed unnoticed when it has ended. */
  async function authorized(request: TusRequest): Promise<Headers> {
    const token = await tokens.current();
    try {
      return await exchange(request, token);
    } catch (error) {
      // An answer to HEAD has no body to say which of the two reasons for a 401 it has.
      const problem = error instanceof Refused ? error.problem : undefined;
      if (problem?.code === 'session-ended') tokens.end(token);
      if (problem?.status !== 401 || problem.code === 'session-ended') throw error;
      return exchange(request, await tokens.after(token));
    }
  }

  const mediaIn = (headers: Headers) => headers.get('Martlet-Media') ?? undefined;

  return {
    async create(file, content, signal) {
      const headers = {
        'Upload-Length': String(file.bytes),
        'Upload-Metadata': metadataOf(file),
        ...(content ? CONTENT : {}),
      };
      const url = `${base}/uploads`;
      const answer = await authorized({ method: 'POST', url, headers, content, signal });
      // A proxy may have made a whole address of it.
      const upload = new URL(answer.get('Location') ?? '', 'http://here').pathname;
      const offset = answer.has('Upload-Offset') ? countIn(answer, 'Upload-Offset') : 0;
      return { upload, offset, media: mediaIn(answer) };
    },
    async locate(url, signal) {
      const answer = await authorized({ method: 'HEAD', url, signal });
      return { offset: countIn(answer, 'Upload-Offset'), media: mediaIn(answer) };
    },
    async append(url, offset, content, signal) {
      const headers = { ...CONTENT, 'Upload-Offset': String(offset) };
      const answer = await authorized({ method: 'PATCH', url, headers, content, signal });
      return { offset: countIn(answer, 'Upload-Offset'), media: mediaIn(answer) };
    },
    async remove(url) {
      await authorized({ method: 'DELETE', url });
    },
  };
}
