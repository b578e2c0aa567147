interface HeldCaches {
  storage: CacheStorage;
  names(): string[];
  /** The addresses that are kept under a name, the oldest first. */
  kept(name: string): string[];
  /** From now on nothing can be fetched into a cache. */
  fail(): void;
}

/** A browser's caches in memory; what is fetched into them is what `content` says of its address. */
export function heldCaches(content: (url: string) => string): HeldCaches {
  const held = new Map<string, Map<string, Response>>();
  let failing = false;

  /** A handle outlives its deletion, and leads nowhere then. */
  function cacheOf(entries: Map<string, Response>): Cache {
    return {
      async addAll(requests: Request[]) {
        if (failing) throw new TypeError('could not be fetched');
        for (const { url } of requests) entries.set(url, new Response(content(url)));
      },
      match: async (url: string) => entries.get(url)?.clone(),
      keys: async () => Array.from(entries.keys(), (url) => new Request(url)),
      async put(url: string, response: Response) {
        entries.delete(url);
        entries.set(url, response);
      },
      delete: async (url: string) => entries.delete(url),
    } as unknown as Cache;
  }

  const storage = {
    async open(name: string) {
      const entries = held.get(name) ?? new Map<string, Response>();
      held.set(name, entries);
      return cacheOf(entries);
    },
    match: async (url: string, { cacheName = '' }) => held.get(cacheName)?.get(url)?.clone(),
    has: async (name: string) => held.has(name),
    keys: async () => Array.from(held.keys()),
    delete: async (name: string) => held.delete(name),
  } as unknown as CacheStorage;

  return {
    storage,
    names: () => Array.from(held.keys()).sort(),
    kept: (name) => Array.from(held.get(name)?.keys() ?? []),
    fail() {
      failing = true;
    },
  };
}
