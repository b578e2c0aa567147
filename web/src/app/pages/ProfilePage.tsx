import { lazy, Suspense } from 'react';
import { logOut } from '../../features/auth/authEndpoints';
import { selectMe } from '../../features/people/me';
import { ThemeSetting } from '../../features/settings/ThemeSetting';
import { useSelector } from '../../shared/hooks/useSelector';
import { fullDate } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { navigate } from '../../shared/router/navigate';
import { Avatar } from '../../shared/ui/Avatar';
import { Button } from '../../shared/ui/Button';
import { Card } from '../../shared/ui/Card';
import { KeyboardIcon } from '../../shared/ui/icons/KeyboardIcon';
import { LogOutIcon } from '../../shared/ui/icons/LogOutIcon';
import { Name } from '../../shared/ui/Name';
import { Page } from '../../shared/ui/Page';
import { Section } from '../../shared/ui/Section';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { showOverlay } from '../palette/shownOverlay';
import { paths } from '../routes';
import { AccountDeletion } from '../settings/AccountDeletion';
import { Devices } from '../settings/Devices';
import { Installation } from '../settings/Installation';
import { EmailSetting } from '../settings/EmailSetting';
import { LanguageSetting } from '../settings/LanguageSetting';
import { NameSetting } from '../settings/NameSetting';
import { NotificationSetting } from '../settings/NotificationSetting';
import { PasswordSetting } from '../settings/PasswordSetting';
import { PictureSetting } from '../settings/PictureSetting';
import { RecoverySetting } from '../settings/RecoverySetting';
import { useAction } from '../useAction';

const SecondFactor = lazy(async () => ({
  default: (await import('../settings/SecondFactor')).SecondFactor,
}));

const Privacy = lazy(async () => ({ default: (await import('../settings/Privacy')).Privacy }));

const DataExport = lazy(async () => ({
  default: (await import('../settings/DataExport')).DataExport,
}));

export function ProfilePage() {
  const me = useSelector(selectMe);
  const leaving = useAction(logOut);

  async function leave(): Promise<void> {
    await leaving.run(undefined);
    navigate(paths.logIn, { replace: true });
  }

  return (
    <Page title={t('profile.title')}>
      {me ? (
        <div className="mb-8 grid justify-items-center gap-1 text-center">
          <Avatar id={me.id} name={me.displayName} picture={me.avatar?.thumb} size="large" />
          <PictureSetting has={me.avatar !== null} />
          <p className="mt-1 max-w-full truncate text-large font-semibold">
            <Name>{me.displayName}</Name>
          </p>
          <p className="text-small text-muted">
            @{me.username} · {t('profile.since', { date: fullDate(me.createdAt) })}
          </p>
        </div>
      ) : (
        <SkeletonRows count={1} />
      )}
      <Section title={t('profile.account')}>
        <Card>{me && <NameSetting name={me.displayName} />}</Card>
      </Section>
      <Section title={t('email.title')}>
        <Card>{me && <EmailSetting me={me} />}</Card>
      </Section>
      <Section title={t('passwordSetting.title')}>
        <Card>
          <PasswordSetting />
        </Card>
      </Section>
      <Suspense fallback={<SkeletonRows count={1} />}>
        <SecondFactor />
      </Suspense>
      <Section title={t('codes.title')}>
        <Card>{me && <RecoverySetting username={me.username} />}</Card>
      </Section>
      <Suspense fallback={<SkeletonRows count={3} />}>{me && <Privacy me={me} />}</Suspense>
      <Section title={t('theme')}>
        <Card>
          <ThemeSetting />
        </Card>
      </Section>
      <Section title={t('language')}>
        <Card>
          <LanguageSetting />
        </Card>
      </Section>
      <Section title={t('notifications.title')}>
        <Card>
          <NotificationSetting />
        </Card>
      </Section>
      <Installation />
      <Section title={t('devices.title')}>
        <Devices />
      </Section>
      <Suspense fallback={<SkeletonRows count={1} />}>
        {me && <DataExport username={me.username} />}
      </Suspense>
      <div className="grid justify-items-center gap-2 pb-4">
        <Button variant="plain" size="medium" onClick={() => showOverlay('shortcuts')}>
          <KeyboardIcon size={18} />
          {t('shortcuts.title')}
        </Button>
        <Button
          variant="dangerPlain"
          size="medium"
          busy={leaving.busy}
          onClick={() => void leave()}
        >
          <LogOutIcon size={18} />
          {t('profile.logOut')}
        </Button>
        <AccountDeletion />
      </div>
    </Page>
  );
}
