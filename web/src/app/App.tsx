import { selectSessionStatus } from '../features/auth/session';
import { useSelector } from '../shared/hooks/useSelector';
import { ErrorBoundary } from '../shared/ui/ErrorBoundary';
import { ToastProvider } from '../shared/ui/Toasts';
import { DeclineProvider } from './DeclineProvider';
import { LogInPage } from './pages/LogInPage';
import { RegisterPage } from './pages/RegisterPage';
import { Redirect } from './Redirect';
import { paths, useRoute } from './routes';
import { Shell } from './shell/Shell';
import { ShellSkeleton } from './shell/ShellSkeleton';
import { usePageTitle } from './usePageTitle';
import { returnPath, withReturn } from './returnPath';

export function App() {
  usePageTitle();
  return (
    <ErrorBoundary>
      <ToastProvider>
        <Door />
      </ToastProvider>
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
    return (
      <DeclineProvider>
        <Shell route={route} />
      </DeclineProvider>
    );
  }
  if (!outside) return <Redirect to={withReturn(paths.logIn, window.location.pathname)} />;
  return route.name === 'logIn' ? <LogInPage ended={status === 'ended'} /> : <RegisterPage />;
}
