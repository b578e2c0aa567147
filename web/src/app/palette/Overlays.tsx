import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import { onOverlay, overlayKeys, showOverlay, shownOverlay } from './shownOverlay';

const JumpPalette = lazy(async () => ({
  default: (await import('./overlayPanels')).JumpPalette,
}));
const ShortcutSheet = lazy(async () => ({
  default: (await import('./overlayPanels')).ShortcutSheet,
}));

const close = () => showOverlay(undefined);

/** What the keyboard calls over the page; nobody else waits for it. */
export function Overlays() {
  const overlay = useSyncExternalStore(onOverlay, shownOverlay);

  useEffect(() => {
    window.addEventListener('keydown', overlayKeys);
    return () => window.removeEventListener('keydown', overlayKeys);
  }, []);

  return (
    <ErrorBoundary silent resetKey={overlay ?? ''}>
      <Suspense fallback={null}>
        {overlay === 'palette' && <JumpPalette onClose={close} />}
        {overlay === 'shortcuts' && <ShortcutSheet onClose={close} />}
      </Suspense>
    </ErrorBoundary>
  );
}
