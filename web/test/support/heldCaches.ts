interface HeldCaches {
  storage: CacheStorage;
  names(): string[];
  /** From now on nothing can be fetched into a cache. */
  fail(): void;
}

/** A browser's caches in memory; what is fetched into them is what `content` says of its address. */
export function heldCaches(content: (url: string) => string): HeldCaches {
  const held = new Map<string, Map<string, string>>();
  let failing = false;

  function cacheOf(entries: Map<string, string>): Cache {
    return {
      async addAll(requests: Request[]) {
        if (failing) throw new TypeError('could not be fetched');
        for (const { url } of requests) entries.set(url, content(url));
      },
      async match(url: string) {
        const found = entries.get(url);
        return found === undefined ? undefined : new Response(found);
      },
    } as unknown as Cache;
  }

  const storage = {
    async open(name: string) {
      const entries = held.get(name) ?? new Map<string, string>();
      held.set(name, entries);
      return cacheOf(entries);
    },
    keys: async () => Array.from(held.keys()),
    delete: async (name: string) => held.delete(name),
  } as unknown as CacheStorage;

  return {
    storage,
    names: () => Array.from(held.keys()).sort(),
    fail() {
      failing = true;
    },
  };
}
