import { selectBlocks, unblockPerson } from '../../features/friends/blocks';
import type { Cards } from '../../features/people/cards';
import type { User } from '../../features/people/user';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectLoaded } from '../../shared/realtime/connection';
import { Button } from '../../shared/ui/Button';
import { Card } from '../../shared/ui/Card';
import { PersonRow } from '../../shared/ui/PersonRow';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useToast } from '../../shared/ui/Toasts';
import type { RootState } from '../rootReducer';
import { useAction } from '../useAction';

const selectCards = ({ cards }: RootState) => cards;

function byName(blocks: Readonly<Record<string, true>>, cards: Cards): User[] {
  return Object.keys(blocks)
    .flatMap((id) => cards[id] ?? [])
    .sort((one, other) => one.displayName.localeCompare(other.displayName));
}

/** Whom I have blocked, and the way back; it follows what I do on other devices. */
export function BlockedPeople() {
  const loaded = useSelector(selectLoaded);
  const blocks = useSelector(selectBlocks);
  const cards = useSelector(selectCards);
  if (!loaded) return <SkeletonRows count={1} />;
  const people = byName(blocks, cards);
  if (people.length === 0) {
    return (
      <Card>
        <p className="p-4 text-body text-muted">{t('blocked.none')}</p>
      </Card>
    );
  }
  return (
    <Card>
      <ul
        aria-label={t('blocked.title')}
        className="max-h-[min(24rem,60dvh)] divide-y divide-line overflow-y-auto"
      >
        {people.map((user) => (
          <BlockedItem key={user.id} user={user} />
        ))}
      </ul>
    </Card>
  );
}

function BlockedItem({ user }: { user: User }) {
  const unblocking = useAction(unblockPerson);
  const toast = useToast();
  const name = user.displayName;

  async function unblock(): Promise<void> {
    if (await unblocking.run(user.id)) toast({ text: t('blocked.undone', { name }) });
  }

  return (
    <li>
      <PersonRow
        id={user.id}
        name={name}
        picture={user.avatar?.thumb}
        detail={`@${user.username}`}
      >
        <Button
          variant="quiet"
          busy={unblocking.busy}
          aria-label={t('blocked.undoOf', { name })}
          onClick={() => void unblock()}
        >
          {t('blocked.undo')}
        </Button>
      </PersonRow>
    </li>
  );
}
