/** What can lie over the whole page. */
export type Overlay = 'palette' | 'shortcuts';

const listeners = new Set<() => void>();
let shown: Overlay | undefined;

export function shownOverlay(): Overlay | undefined {
  return shown;
}

export function showOverlay(overlay: Overlay | undefined): void {
  shown = overlay;
  for (const listener of listeners) listener();
}

export function onOverlay(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select') ||
      target.isContentEditable)
  );
}

function asked(event: KeyboardEvent): Overlay | undefined {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) return 'palette';
  return event.key === '?' && !isWriting(event) ? 'shortcuts' : undefined;
}

/** The same keys put away what they have brought; another dialog keeps the page for itself. */
export function overlayKeys(event: KeyboardEvent): void {
  const overlay = asked(event);
  if (!overlay) return;
  event.preventDefault();
  if (shown === undefined && document.querySelector('dialog[open]')) return;
  showOverlay(shown === overlay ? undefined : overlay);
}
