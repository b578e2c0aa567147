/** Chromium's offer to install a site as an application; no standard has it yet. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

export interface InstallPrompt {
  /** From the first moment on: the browser makes its offer once and early. */
  listen(source: EventTarget): void;
  /** Whether the browser has offered to install. */
  isOffered(): boolean;
  onChange(listener: () => void): () => void;
  /** Lets the browser ask; an offer can be taken up once. */
  ask(): void;
}

/** Keeps the browser's offer until the person looks for it. */
export function keepInstallPrompt(): InstallPrompt {
  const listeners = new Set<() => void>();
  let offer: InstallPromptEvent | undefined;

  function keep(next: InstallPromptEvent | undefined): void {
    offer = next;
    for (const listener of listeners) listener();
  }

  return {
    listen(source) {
      source.addEventListener('beforeinstallprompt', (event) => {
        event.preventDefault();
        keep(event as InstallPromptEvent);
      });
      source.addEventListener('appinstalled', () => keep(undefined));
    },
    isOffered: () => offer !== undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask() {
      // Refused where it was not a person who asked; then there is nothing to do about it.
      offer?.prompt().catch(() => undefined);
      keep(undefined);
    },
  };
}
