/** What of the browser's `ServiceWorkerContainer` is needed here, so that a test can play it. */
export interface Workers {
  readonly controller: unknown;
  register(): Promise<Registration>;
  addEventListener(type: 'controllerchange', listener: () => void): void;
}

interface Worker {
  readonly state: string;
  postMessage(message: unknown): void;
  addEventListener(type: 'statechange', listener: () => void): void;
}

interface Registration {
  readonly active: unknown;
  readonly waiting: Worker | null;
  readonly installing: Worker | null;
  update(): Promise<unknown>;
  addEventListener(type: 'updatefound', listener: () => void): void;
}

interface Ports {
  workers: Workers;
  reload(): void;
}

export interface Updates {
  /** Whether a newer build is here and waits to be agreed to. */
  isReady(): boolean;
  onChange(listener: () => void): () => void;
  /** Makes this build ready for being offline, and from then on asks for a newer one. */
  look(): Promise<void>;
  /** Takes the newer build if one waits, and reloads in any case. */
  accept(): void;
  /** Fetches and takes what the server has now: this build is of no use any more. */
  renew(): Promise<void>;
}

function left(worker: Worker, state: string): Promise<void> {
  return new Promise((done) => {
    worker.addEventListener('statechange', () => worker.state !== state && done());
  });
}

/**
 * Offers a newer build and never forces it: the waiting worker takes over when somebody agrees, in
 * one tab for all of them, because old pages cannot live with what the new worker serves.
 */
export function createUpdates({ workers, reload }: Ports): Updates {
  const listeners = new Set<() => void>();
  let registration: Registration | undefined;
  let controlled = workers.controller !== null;
  let accepted = false;
  let registering: Promise<void> | undefined;

  function changed(): void {
    for (const listener of listeners) listener();
  }

  /** The first worker of all replaces nothing, and takes over by itself. */
  function waiting(): Worker | null {
    return registration?.active ? registration.waiting : null;
  }

  function follow(): void {
    registration?.installing?.addEventListener('statechange', changed);
    changed();
  }

  async function register(): Promise<void> {
    registration = await workers.register();
    registration.addEventListener('updatefound', follow);
    follow();
  }

  async function look(): Promise<void> {
    if (registration) await registration.update();
    else await (registering ??= register().finally(() => (registering = undefined)));
  }

  function accept(): void {
    const worker = waiting();
    if (!worker) return reload();
    accepted = true;
    worker.postMessage('takeOver');
  }

  async function renew(): Promise<void> {
    try {
      await look();
      const coming = registration?.installing;
      if (coming) await left(coming, 'installing');
    } catch {
      // Without an answer a reload still shows how things are.
    }
    accept();
  }

  workers.addEventListener('controllerchange', () => {
    if (controlled || accepted) reload();
    controlled = true;
  });

  return {
    isReady: () => waiting() !== null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look,
    accept,
    renew,
  };
}
