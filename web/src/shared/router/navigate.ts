const MOVED = 'martlet:moved';

/** Where the page is: the path of its address, without query and fragment. */
export function currentPath(): string {
  return window.location.pathname;
}

/** Shows another path; with `replace`, going back skips the one that is left. */
export function navigate(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (path === window.location.pathname + window.location.search) return;
  if (replace) window.history.replaceState(window.history.state, '', path);
  else window.history.pushState({ from: currentPath() }, '', path);
  window.dispatchEvent(new Event(MOVED));
}

/** Calls `listener` after each move, our own and those with the browser's buttons. */
export function onMove(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(MOVED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(MOVED, listener);
  };
}
