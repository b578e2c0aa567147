import { selectFriendIds } from '../../features/friends/friends';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectLoaded } from '../../shared/realtime/connection';
import { EmptyState } from '../../shared/ui/EmptyState';
import { UsersIcon } from '../../shared/ui/icons/UsersIcon';
import { LinkButton } from '../../shared/ui/LinkButton';
import { Page } from '../../shared/ui/Page';
import { PeopleList } from '../../shared/ui/PeopleList';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { FriendItem } from '../friends/FriendItem';
import { Inviting } from '../invites/Inviting';
import { paths } from '../routes';

export function FriendsPage() {
  const loaded = useSelector(selectLoaded);
  return (
    <Page title={t('friends.title')}>
      {loaded ? <Friends /> : <SkeletonRows />}
      <Inviting />
    </Page>
  );
}

function Friends() {
  const ids = useSelector(selectFriendIds);
  if (ids.length === 0) {
    return (
      <EmptyState
        icon={UsersIcon}
        title={t('friends.none')}
        action={<LinkButton href={paths.people}>{t('people.title')}</LinkButton>}
      >
        {t('friends.noneText')}
      </EmptyState>
    );
  }
  return (
    <PeopleList label={t('friends.title')}>
      {ids.map((id) => (
        <FriendItem key={id} id={id} />
      ))}
    </PeopleList>
  );
}
