import { useState } from 'react';
import { Rich } from '../../shared/i18n/Rich';
import { t } from '../../shared/i18n/translate';
import type { Presence } from '../../shared/ui/Avatar';
import { Button } from '../../shared/ui/Button';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { IconButton } from '../../shared/ui/IconButton';
import { UserMinusIcon } from '../../shared/ui/icons/UserMinusIcon';
import { Name } from '../../shared/ui/Name';
import { PersonRow } from '../../shared/ui/PersonRow';

interface FriendRowProps {
  id: string;
  name: string;
  picture: string | undefined;
  username: string;
  presence: Presence;
  busy: boolean;
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
      <IconButton
        icon={UserMinusIcon}
        label={t('friends.remove', { name })}
        onClick={() => setAsking(true)}
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
