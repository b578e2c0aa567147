/** What one build of the client consists of; `build.mjs` writes it at the head of the worker. */
export interface Build {
  /** Names the content of all of it, the worker's own included. */
  version: string;
  /** The paths of everything that is needed to run without a network. */
  files: readonly string[];
}

interface Ports {
  /** The origin that the client is served from. */
  origin: string;
  caches: CacheStorage;
  fetch(request: Request): Promise<Response>;
}

export interface Shell {
  /** Fetches all of the build, or leaves nothing behind: then the worker before goes on. */
  install(): Promise<void>;
  /** Forgets the builds before. */
  activate(): Promise<void>;
  /** The answer out of what is kept; `undefined` where the request is none of ours. */
  answer(request: Request): Promise<Response> | undefined;
}

const PREFIX = 'martlet-shell-';
const PAGE = '/index.html';

/** What the server answers itself, outside its API. */
const SERVER_PATHS = new Set(['/api', '/healthz', '/readyz', '/metrics']);

/** The server's own rule: a name with a dot in its last part is a file's, any other is a page's. */
function isPage(path: string): boolean {
  if (SERVER_PATHS.has(path) || path.startsWith('/api/')) return false;
  return !path.slice(path.lastIndexOf('/')).includes('.');
}

/** A name that carries the hash of its content may come out of the browser's cache as it is. */
function requestFor(origin: string, file: string): Request {
  const cache = file.startsWith('/assets/') ? 'default' : 'no-cache';
  return new Request(origin + file, { cache });
}

/** The client as one whole that is kept and served together, so that no two builds ever mix. */
export function createShell({ version, files }: Build, { origin, caches, fetch }: Ports): Shell {
  const name = PREFIX + version;
  const kept = new Set(files);

  async function serve(path: string, request: Request): Promise<Response> {
    const cache = await caches.open(name);
    // The browser may have needed the room.
    return (await cache.match(origin + path)) ?? fetch(request);
  }

  return {
    async install() {
      const cache = await caches.open(name);
      try {
        await cache.addAll(files.map((file) => requestFor(origin, file)));
      } catch (error) {
        await caches.delete(name);
        throw error;
      }
    },
    async activate() {
      const old = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== name);
      await Promise.all(old.map((key) => caches.delete(key)));
    },
    answer(request) {
      const url = new URL(request.url);
      if (request.method !== 'GET' || url.origin !== origin) return undefined;
      if (request.mode === 'navigate') {
        return isPage(url.pathname) ? serve(PAGE, request) : undefined;
      }
      return kept.has(url.pathname) ? serve(url.pathname, request) : undefined;
    },
  };
}
