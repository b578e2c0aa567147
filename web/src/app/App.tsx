import { lazy, Suspense, useEffect } from 'react';
import { selectSessionStatus } from '../features/auth/session';
import { useSelector } from '../shared/hooks/useSelector';
import { ErrorBoundary } from '../shared/ui/ErrorBoundary';
import { LogInPage } from './pages/LogInPage';
import { Redirect } from './Redirect';
import { returnPath, withReturn } from './returnPath';
import { paths, useRoute } from './routes';
import { ShellSkeleton } from './shell/ShellSkeleton';

const loadInside = () => import('./Inside');
const Inside = lazy(async () => ({ default: (await loadInside()).Inside }));
const RegisterPage = lazy(async () => ({
  default: (await import('./pages/RegisterPage')).RegisterPage,
}));

export function App() {
  // Fetched beside the session, or while somebody types a password, so that the door opens at once.
  useEffect(() => {
    loadInside().catch(() => undefined);
  }, []);

  return (
    <ErrorBoundary retry="reload">
      <Suspense fallback={<ShellSkeleton />}>
        <Door />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Before it the pages for everybody, behind it the ones of a person who is logged in. */
function Door() {
  const route = useRoute();
  const status = useSelector(selectSessionStatus);
  const outside = route.name === 'logIn' || route.name === 'register';
  if (status === 'restoring') return <ShellSkeleton />;
  if (status === 'signedIn') {
    if (outside) return <Redirect to={returnPath(window.location.search)} />;
    return <Inside route={route} />;
  }
  if (!outside) return <Redirect to={withReturn(paths.logIn, window.location.pathname)} />;
  return route.name === 'logIn' ? <LogInPage ended={status === 'ended'} /> : <RegisterPage />;
}
