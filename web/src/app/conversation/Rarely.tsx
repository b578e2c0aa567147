import { lazy, Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';

const load = () => import('./rareParts');

export const ConversationGone = lazy(async () => ({ default: (await load()).ConversationGone }));
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
    load().catch(() => undefined);
  }, []);
  return (
    <ErrorBoundary silent>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
