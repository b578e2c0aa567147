import { lazy, Suspense } from 'react';
import type { ComponentProps } from 'react';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import type { EmojiChooser } from './EmojiChooser';

const Chooser = lazy(async () => ({ default: (await import('./EmojiChooser')).EmojiChooser }));

/** All emoji there are, for a place that does not wait for them. */
export function LateEmojiChooser(props: ComponentProps<typeof EmojiChooser>) {
  return (
    <ErrorBoundary silent>
      <Suspense fallback={null}>
        <Chooser {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
