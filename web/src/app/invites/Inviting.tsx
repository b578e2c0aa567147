import { lazy, Suspense, useSyncExternalStore } from 'react';
import { t } from '../../shared/i18n/translate';
import { navigate, onMove } from '../../shared/router/navigate';
import { Button } from '../../shared/ui/Button';
import { Section } from '../../shared/ui/Section';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { HASH, inviting } from './invitingPath';

const InvitePanel = lazy(async () => ({ default: (await import('./InvitePanel')).InvitePanel }));

/** Inviting others, which stands on the page of friends and unfolds by its address. */
export function Inviting() {
  const open = useSyncExternalStore(onMove, () => window.location.hash === HASH);
  return (
    <div className="mt-8">
      <Section title={t('friends.invite')}>
        {open ? (
          <Suspense fallback={<SkeletonRows count={1} />}>
            <InvitePanel />
          </Suspense>
        ) : (
          <div className="grid justify-items-start gap-3 px-4">
            <p className="text-body text-muted">{t('friends.inviteText')}</p>
            <Button variant="soft" size="medium" onClick={() => navigate(inviting)}>
              {t('friends.inviteSomebody')}
            </Button>
          </div>
        )}
      </Section>
    </div>
  );
}
