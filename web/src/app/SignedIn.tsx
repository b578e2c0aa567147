import { ToastProvider } from '../shared/ui/Toasts';
import { DeclineProvider } from './DeclineProvider';
import type { Route } from './routes';
import { Shell } from './shell/Shell';
import { Spoken } from './Spoken';
import { useUnreadSigns } from './useUnreadSigns';

/** Everything that a person who is logged in sees; loaded only then. */
export function SignedIn({ route }: { route: Route }) {
  useUnreadSigns();
  return (
    <ToastProvider>
      <DeclineProvider>
        <Spoken>
          <Shell route={route} />
        </Spoken>
      </DeclineProvider>
    </ToastProvider>
  );
}
