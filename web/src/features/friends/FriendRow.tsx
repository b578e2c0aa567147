import { useState } from 'react';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import type { Presence } from '../../shared/ui/Avatar';
import { Button } from '../../shared/ui/Button';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { UserMinusIcon } from '../../shared/ui/icons/UserMinusIcon';
import type { MenuAction } from '../../shared/ui/Menu';
import { MoreButton } from '../../shared/ui/MoreButton';
import { Name } from '../../shared/ui/Name';
import { PersonRow } from '../../shared/ui/PersonRow';

interface FriendRowProps {
  id: string;
  name: string;
  picture: string | undefined;
  username: string;
  presence: Presence;
  busy: boolean;
  /** What else can be done, behind removing. */
  actions: readonly MenuAction[];
  onMessage(): void;
  onRemove(): void;
}

export function FriendRow(props: FriendRowProps) {
  const [asking, setAsking] = useState(false);
  const { id, name, presence } = props;
  return (
    <PersonRow
      id={id}
      name={name}
      picture={props.picture}
      presence={presence}
      detail={<Detail {...props} />}
    >
      <Button variant="soft" onClick={props.onMessage}>
        {t('people.message')}
      </Button>
      <MoreButton
        label={t('people.more', { name })}
        actions={[
          { label: t('friends.removeConfirm'), icon: UserMinusIcon, run: () => setAsking(true) },
          ...props.actions,
        ]}
      />
      {asking && (
        <ConfirmDialog
          title={t('friends.removeTitle')}
          confirm={t('friends.removeConfirm')}
          busy={props.busy}
          onConfirm={() => {
            props.onRemove();
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        >
          <Rich text="friends.removeText" parts={{ name: <Name>{name}</Name> }} />
        </ConfirmDialog>
      )}
    </PersonRow>
  );
}

function Detail({ username, presence }: Pick<FriendRowProps, 'username' | 'presence'>) {
  if (presence === 'unknown' || presence === 'offline') return <>@{username}</>;
  return (
    <>
      @{username} ·{' '}
      <span className={presence === 'online' ? 'text-online-ink' : ''}>
        {t(`presence.${presence}`)}
      </span>
    </>
  );
}
