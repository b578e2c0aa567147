import { lazy, Suspense, useEffect } from 'react';
import { selectSession, selectSessionStatus } from '../features/auth/session';
import { useSelector } from '../shared/hooks/useSelector';
import { ErrorBoundary } from '../shared/ui/ErrorBoundary';
import { LogInPage } from './pages/LogInPage';
import { Redirect } from './Redirect';
import { returnPath, withReturn } from './returnPath';
import { paths, useRoute } from './routes';
import type { Route } from './routes';
import { ShellSkeleton } from './shell/ShellSkeleton';
import { useStarted } from './useStarted';

const loadInside = () => import('./inside');
const loadOutside = () => import('./pages/outsidePages');

const SignedIn = lazy(async () => ({ default: (await loadInside()).SignedIn }));
const OutsidePage = lazy(async () => ({ default: (await loadOutside()).OutsidePage }));
const UpdateOffer = lazy(async () => ({
  default: (await import('./late')).UpdateOffer,
}));

function isOutside({ name }: Route): boolean {
  return name === 'logIn' || name === 'register';
}

export function App() {
  const route = useRoute();
  const status = useSelector(selectSessionStatus);
  const started = useStarted();
  const outside = status === 'signedOut' || status === 'ended';

  // Fetched beside the session, or while somebody types a password, so that the door opens at once.
  useEffect(() => {
    loadInside().catch(() => undefined);
  }, []);
  useEffect(() => {
    if (outside) loadOutside().catch(() => undefined);
  }, [outside]);

  return (
    <ErrorBoundary retry="reload">
      <div className="flex h-full flex-col pt-[env(safe-area-inset-top)]">
        <ErrorBoundary silent>
          <Suspense fallback={null}>{started && <UpdateOffer />}</Suspense>
        </ErrorBoundary>
        <div className="min-h-0 grow">
          <Suspense fallback={<Waiting route={route} />}>
            <Door route={route} />
          </Suspense>
        </div>
      </div>
    </ErrorBoundary>
  );
}

function Waiting({ route }: { route: Route }) {
  return isOutside(route) ? null : <ShellSkeleton />;
}

/** Before it the pages for everybody, behind it the ones of a person who is logged in. */
function Door({ route }: { route: Route }) {
  const { status, deleteAt } = useSelector(selectSession);
  // Whoever is logged in here may not be whom the link is for, or may be anybody.
  const { name } = route;
  if (name === 'resetPassword' || name === 'invitation') return <OutsidePage name={name} />;
  if (status === 'restoring') return <Waiting route={route} />;
  if (status === 'signedIn') {
    if (isOutside(route)) return <Redirect to={returnPath(window.location.search)} />;
    return <SignedIn route={route} />;
  }
  if (name === 'logIn') return <LogInPage ended={status === 'ended'} deleteAt={deleteAt} />;
  if (name === 'register') return <OutsidePage name={name} />;
  return <Redirect to={withReturn(paths.logIn, window.location.pathname)} />;
}
