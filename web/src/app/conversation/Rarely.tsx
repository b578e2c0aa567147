import { lazy, Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import type * as RareParts from './rareParts';

/** Milliseconds until what could not be fetched is asked for again. */
const PAUSE = 2_000;

/** Does not fail: a component that did would be missing until a reload, long after the network is back. */
async function load(): Promise<typeof RareParts> {
  try {
    return await import('./rareParts');
  } catch {
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE);
    });
    return load();
  }
}

export const ConversationGone = lazy(async () => ({ default: (await load()).ConversationGone }));
export const ConversationMenu = lazy(async () => ({ default: (await load()).ConversationMenu }));
export const Glide = lazy(async () => ({ default: (await load()).Glide }));
export const MessageActions = lazy(async () => ({ default: (await load()).MessageActions }));
export const SeekNote = lazy(async () => ({ default: (await load()).SeekNote }));
export const WaitingActions = lazy(async () => ({ default: (await load()).WaitingActions }));
export const MessageViewer = lazy(async () => ({
  default: (await import('./MessageViewer')).MessageViewer,
}));

/** Around what is needed only now and then, which is fetched before anybody wants it. */
export function Rarely({ children }: { children: ReactNode }) {
  useEffect(() => {
    void load();
  }, []);
  return (
    <ErrorBoundary silent>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
