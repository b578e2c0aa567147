import { ToastProvider } from '../shared/ui/Toasts';
import { DeclineProvider } from './DeclineProvider';
import type { Route } from './routes';
import { Shell } from './shell/Shell';
import { usePageTitle } from './usePageTitle';

/** Everything that a person who is logged in sees; loaded only then. */
export function Inside({ route }: { route: Route }) {
  usePageTitle();
  return (
    <ToastProvider>
      <DeclineProvider>
        <Shell route={route} />
      </DeclineProvider>
    </ToastProvider>
  );
}
