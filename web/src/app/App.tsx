import { lazy, Suspense, useEffect } from 'react';
import { selectSessionStatus } from '../features/auth/session';
import { useSelector } from '../shared/hooks/useSelector';
import { ErrorBoundary } from '../shared/ui/ErrorBoundary';
import { LogInPage } from './pages/LogInPage';
import { Redirect } from './Redirect';
import { returnPath, withReturn } from './returnPath';
import { paths, useRoute } from './routes';
import type { Route } from './routes';
import { ShellSkeleton } from './shell/ShellSkeleton';

const loadInside = () => import('./Inside');
const loadRegister = () => import('./pages/RegisterPage');

const Inside = lazy(async () => ({ default: (await loadInside()).Inside }));
const RegisterPage = lazy(async () => ({ default: (await loadRegister()).RegisterPage }));

function isOutside({ name }: Route): boolean {
  return name === 'logIn' || name === 'register';
}

export function App() {
  const route = useRoute();

  // Fetched beside the session, or while somebody types a password, so that the door opens at once.
  useEffect(() => {
    Promise.all([loadInside(), loadRegister()]).catch(() => undefined);
  }, []);

  return (
    <ErrorBoundary retry="reload">
      <Suspense fallback={<Waiting route={route} />}>
        <Door route={route} />
      </Suspense>
    </ErrorBoundary>
  );
}

function Waiting({ route }: { route: Route }) {
  return isOutside(route) ? null : <ShellSkeleton />;
}

/** Before it the pages for everybody, behind it the ones of a person who is logged in. */
function Door({ route }: { route: Route }) {
  const status = useSelector(selectSessionStatus);
  if (status === 'restoring') return <Waiting route={route} />;
  if (status === 'signedIn') {
    if (isOutside(route)) return <Redirect to={returnPath(window.location.search)} />;
    return <Inside route={route} />;
  }
  if (route.name === 'logIn') return <LogInPage ended={status === 'ended'} />;
  if (route.name === 'register') return <RegisterPage />;
  return <Redirect to={withReturn(paths.logIn, window.location.pathname)} />;
}
