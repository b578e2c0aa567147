import { KEPT_MEDIA } from '../shared/media/keptMedia';

/** What of all media is kept: pictures as they stand in a conversation. Their addresses never change. */
const KEPT = /^\/api\/v1\/media\/[^/]+\/(?:thumb|preview|poster)$/;

const MOST = 300;
const MOST_BYTES = 100_000_000;

interface Ports {
  /** The origin that the client is served from. */
  origin: string;
  caches: CacheStorage;
  fetch(request: Request): Promise<Response>;
}

export interface MediaKeeper {
  /**
   * The answer out of what is kept, or from the network, of which a copy is then kept; `extend` is
   * told what is still to be done behind the answer. `undefined` where the request is none of ours.
   */
  answer(request: Request, extend: (work: Promise<unknown>) => void): Promise<Response> | undefined;
}

interface Kept {
  name: string;
  cache: Cache;
  /** How many bytes are kept under each address, the oldest first. */
  sizes: Map<string, number>;
}

function bytesOf(response: Response | undefined): number {
  return Number(response?.headers.get('Content-Length')) || 0;
}

/** So that whoever was offline sees what was seen before; the oldest goes when there is too much. */
export function createMediaKeeper({ origin, caches, fetch }: Ports): MediaKeeper {
  let known: Kept | undefined;
  /** One at a time, or two would make room for each other. */
  let keeping: Promise<unknown> = Promise.resolve();

  async function open(): Promise<Kept | undefined> {
    const name = (await caches.keys()).find((key) => key.startsWith(KEPT_MEDIA));
    if (name === undefined) return undefined;
    // Opened once and not for each request, which might bring back what a log-out has just deleted.
    if (known?.name !== name) {
      const cache = await caches.open(name);
      known = { name, cache, sizes: await sizesIn(cache) };
    }
    return known;
  }

  async function sizesIn(cache: Cache): Promise<Map<string, number>> {
    const requests = await cache.keys();
    const sizes = requests.map(async ({ url }): Promise<[string, number]> => {
      return [url, bytesOf(await cache.match(url))];
    });
    return new Map(await Promise.all(sizes));
  }

  async function keep(place: Kept, url: string, response: Response): Promise<void> {
    const { name, cache, sizes } = place;
    const body = await response.blob();
    const type = response.headers.get('Content-Type') ?? '';
    const headers = { 'Content-Type': type, 'Content-Length': String(body.size) };
    await cache.put(url, new Response(body, { headers }));
    sizes.delete(url);
    sizes.set(url, body.size);
    await makeRoom(cache, sizes);
    // The person may have logged out, and in again: that is another cache of the same name.
    if (!(await caches.match(url, { cacheName: name })) && known === place) known = undefined;
  }

  async function makeRoom(cache: Cache, sizes: Map<string, number>): Promise<void> {
    let total = Array.from(sizes.values()).reduce((sum, size) => sum + size, 0);
    for (const [url, size] of sizes) {
      if (sizes.size <= MOST && total <= MOST_BYTES) return;
      total -= size;
      sizes.delete(url);
      await cache.delete(url);
    }
  }

  async function serve(
    request: Request,
    extend: (work: Promise<unknown>) => void,
  ): Promise<Response> {
    const place = await open().catch(() => undefined);
    const kept = await place?.cache.match(request.url);
    if (kept) return kept;
    const response = await fetch(request);
    if (place && response.status === 200) {
      const copy = response.clone();
      // A browser without room keeps nothing more, and shows it all the same.
      keeping = keeping.then(() => keep(place, request.url, copy)).catch(() => undefined);
      extend(keeping);
    }
    return response;
  }

  return {
    answer(request, extend) {
      const url = new URL(request.url);
      const picture = request.destination === 'image' && request.method === 'GET';
      if (!picture || url.origin !== origin || url.search !== '') return undefined;
      if (!KEPT.test(url.pathname) || request.headers.has('Range')) return undefined;
      return serve(request, extend);
    },
  };
}
