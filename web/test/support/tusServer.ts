import type { Fetch } from '../../src/shared/http/http';

interface Held {
  length: number;
  /** What the server has of it, byte by byte. */
  bytes: Uint8Array;
  metadata: string;
}

/** What meets a request before the server does: an answer, or bytes of it that still come through. */
export type Fault =
  /** Nothing: it is the next request that has one. */
  | 'none'
  | { status: number; code?: string; retryAfter?: number }
  /** The connection breaks when so many bytes of the content are through. */
  | { cutAfter: number }
  /** The server does it, and nobody hears of it. */
  | 'answerLost'
  /** Nothing comes back until the request is given up. */
  | 'silence';

export interface TusServer {
  fetch: Fetch;
  /** "POST", "PATCH 0+4", "HEAD", "DELETE", in their order. */
  requests: string[];
  /** They meet the next requests, one each. */
  faults: Fault[];
  uploads: Map<string, Held>;
  /** The bytes of finished uploads, by the name of their media. */
  media: Map<string, Uint8Array>;
  /** Whether requests reach it at all. */
  up: boolean;
}

function problem(status: number, code = 'x', retryAfter?: number): Response {
  const headers = new Headers();
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  const body = JSON.stringify({ status, code, detail: '' });
  return new Response(body, { status, headers });
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** A server of uploads in memory, which fails when it is told to. */
export function tusServer(): TusServer {
  const uploads = new Map<string, Held>();
  const media = new Map<string, Uint8Array>();
  const faults: Fault[] = [];
  const requests: string[] = [];
  let count = 0;

  function take(path: string, held: Held, content: Uint8Array): Record<string, string> {
    held.bytes = joined(held.bytes, content);
    const offset = { 'Upload-Offset': String(held.bytes.length) };
    if (held.bytes.length < held.length) return offset;
    const name = path.replace('/api/v1/uploads/', 'media of ');
    media.set(name, held.bytes);
    return { ...offset, 'Martlet-Media': name };
  }

  function create(headers: Headers, content: Uint8Array): Response {
    count += 1;
    const path = `/api/v1/uploads/u${count}`;
    const length = Number(headers.get('Upload-Length'));
    const metadata = headers.get('Upload-Metadata') ?? '';
    const held = { length, bytes: new Uint8Array(), metadata };
    uploads.set(path, held);
    const told = content.length > 0 || length === 0 ? take(path, held, content) : {};
    return new Response(null, { status: 201, headers: { Location: path, ...told } });
  }

  function answer(method: string, path: string, headers: Headers, content: Uint8Array): Response {
    if (method === 'POST') return create(headers, content);
    const held = uploads.get(path);
    if (!held) return problem(404, 'not-found');
    if (method === 'DELETE') {
      uploads.delete(path);
      return new Response(null, { status: 204 });
    }
    if (method === 'HEAD') {
      return new Response(null, { status: 200, headers: take(path, held, new Uint8Array()) });
    }
    if (Number(headers.get('Upload-Offset')) !== held.bytes.length) {
      return problem(409, 'offset-mismatch');
    }
    return new Response(null, { status: 204, headers: take(path, held, content) });
  }

  const server: TusServer = {
    requests,
    faults,
    uploads,
    media,
    up: true,
    async fetch(path, { method = 'GET', headers: given, body, signal }) {
      const headers = new Headers(given);
      const content = new Uint8Array(body instanceof Blob ? await body.arrayBuffer() : new ArrayBuffer(0));
      const at = headers.get('Upload-Offset');
      requests.push(at === null ? method : `${method} ${at}+${content.length}`);
      const fault = faults.shift();
      if (!server.up) throw new TypeError('Failed to fetch');
      if (fault === undefined || fault === 'none') return answer(method, path, headers, content);
      if (fault === 'silence') {
        return new Promise((_, reject) => {
          signal?.addEventListener('abort', () => reject(new TypeError('aborted')));
        });
      }
      if (fault === 'answerLost') answer(method, path, headers, content);
      else if ('status' in fault) return problem(fault.status, fault.code, fault.retryAfter);
      else answer(method, path, headers, content.slice(0, fault.cutAfter));
      throw new TypeError('Failed to fetch');
    },
  };
  return server;
}
