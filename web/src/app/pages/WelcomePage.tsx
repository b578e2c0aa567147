import { selectMe } from '../../features/people/me';
import { useSelector } from '../../shared/hooks/useSelector';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import { selectLimits, selectLoaded } from '../../shared/realtime/connection';
import { Avatar } from '../../shared/ui/Avatar';
import { LinkButton } from '../../shared/ui/LinkButton';
import { Name } from '../../shared/ui/Name';
import { SkeletonPage } from '../../shared/ui/SkeletonPage';
import { Redirect } from '../Redirect';
import { returnPath } from '../returnPath';
import { PictureSetting } from '../settings/PictureSetting';

/** Offers a picture to who has just come, where this server takes any; nobody has to. */
export function WelcomePage() {
  const me = useSelector(selectMe);
  const loaded = useSelector(selectLoaded);
  const { attachments } = useSelector(selectLimits);
  const next = returnPath(window.location.search);
  if (!me || !loaded) return <SkeletonPage />;
  if (attachments === 0) return <Redirect to={next} />;
  return (
    <div className="grid grow animate-enter place-content-center justify-items-center gap-2 overflow-y-auto p-6 text-center">
      <Avatar id={me.id} name={me.displayName} picture={me.avatar?.thumb} size="large" />
      <h1 className="mt-2 text-display font-semibold tracking-tight text-balance">
        <Rich text="welcome.title" parts={{ name: <Name>{me.displayName}</Name> }} />
      </h1>
      <p className="max-w-80 text-body text-balance text-muted">{t('welcome.text')}</p>
      <PictureSetting has={me.avatar !== null} />
      <div className="mt-4">
        <LinkButton href={next}>{t(me.avatar ? 'welcome.done' : 'welcome.skip')}</LinkButton>
      </div>
    </div>
  );
}
