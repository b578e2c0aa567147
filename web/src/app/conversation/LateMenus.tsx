import { lazy, Suspense, useEffect } from 'react';
import type { ReactNode } from 'react';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';

const load = () => import('./messageMenus');

export const MessageActions = lazy(async () => ({ default: (await load()).MessageActions }));
export const WaitingActions = lazy(async () => ({ default: (await load()).WaitingActions }));

export const MessageViewer = lazy(async () => ({
  default: (await import('./MessageViewer')).MessageViewer,
}));

/** Around what opens from a message, which is fetched before anybody wants it. */
export function LateMenus({ children }: { children: ReactNode }) {
  useEffect(() => {
    load().catch(() => undefined);
  }, []);
  return (
    <ErrorBoundary silent>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
