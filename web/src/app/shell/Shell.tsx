import { lazy, Suspense } from 'react';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import { SkeletonPage } from '../../shared/ui/SkeletonPage';
import { ChatsPage } from '../pages/ChatsPage';
import { loadPages } from '../pages/loadPages';
import { Overlays } from '../palette/Overlays';
import type { Route } from '../routes';
import { useStarted } from '../useStarted';
import { ConnectionNotice } from './ConnectionNotice';
import { MainNav } from './MainNav';

const RareNotices = lazy(async () => ({ default: (await import('../late')).RareNotices }));
const FriendsPage = lazy(async () => ({ default: (await loadPages()).FriendsPage }));
const NotFoundPage = lazy(async () => ({ default: (await loadPages()).NotFoundPage }));
const OperatorPage = lazy(async () => ({
  default: (await import('../operation/OperatorPage')).OperatorPage,
}));
const PeoplePage = lazy(async () => ({ default: (await loadPages()).PeoplePage }));
const ProfilePage = lazy(async () => ({ default: (await loadPages()).ProfilePage }));
const RequestsPage = lazy(async () => ({ default: (await loadPages()).RequestsPage }));
const WelcomePage = lazy(async () => ({ default: (await loadPages()).WelcomePage }));

/** What surrounds every page of a person who is logged in. */
export function Shell({ route }: { route: Route }) {
  const started = useStarted();
  return (
    <div className="flex h-full flex-col-reverse wide:flex-row">
      <a
        href="#content"
        className={classes(
          'absolute start-3 top-3 z-40 -translate-y-24 rounded-full bg-fill px-4 py-2',
          'font-semibold text-on-fill focus:translate-y-0',
        )}
      >
        {t('nav.skip')}
      </a>
      <MainNav route={route} />
      <div className="flex min-h-0 min-w-0 grow flex-col">
        <ErrorBoundary silent>
          <Suspense fallback={null}>{started && <RareNotices />}</Suspense>
        </ErrorBoundary>
        <main
          id="content"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 grow overflow-x-clip outline-none"
        >
          <ConnectionNotice />
          <ErrorBoundary resetKey={route.name}>
            <Suspense fallback={<SkeletonPage />}>
              <Outlet route={route} />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      <Overlays />
    </div>
  );
}

function Outlet({ route }: { route: Route }) {
  switch (route.name) {
    case 'conversations':
      return <ChatsPage open={undefined} />;
    case 'archive':
      return <ChatsPage open={undefined} archive />;
    case 'conversation':
      return <ChatsPage open={route.conversationId} />;
    case 'people':
      return <PeoplePage />;
    case 'requests':
      return <RequestsPage />;
    case 'friends':
      return <FriendsPage />;
    case 'profile':
      return <ProfilePage />;
    case 'welcome':
      return <WelcomePage />;
    case 'operator':
      return <OperatorPage />;
    default:
      return <NotFoundPage />;
  }
}
