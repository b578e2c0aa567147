import { useState } from 'react';
import { fileSize } from '../../features/media/measures';
import type { OperatorPerson } from '../../features/operation/people';
import { PersonEntry } from '../../features/operation/PersonEntry';
import { selectMyId } from '../../features/people/me';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { BanIcon } from '../../shared/ui/icons/BanIcon';
import { LinkIcon } from '../../shared/ui/icons/LinkIcon';
import { RotateCwIcon } from '../../shared/ui/icons/RotateCwIcon';
import { ShieldIcon } from '../../shared/ui/icons/ShieldIcon';
import { Trash2Icon } from '../../shared/ui/icons/Trash2Icon';
import { UserMinusIcon } from '../../shared/ui/icons/UserMinusIcon';
import type { MenuAction } from '../../shared/ui/Menu';
import { MoreButton } from '../../shared/ui/MoreButton';
import { PasswordLink } from './PasswordLink';
import { Removal } from './Removal';
import { StandingDialog } from './StandingDialog';
import type { StandingAct } from './StandingDialog';

type Asked = StandingAct | 'link' | 'remove';

interface OperatedPersonProps {
  person: OperatorPerson;
  /** Bytes of media that one person may have; undefined while it is not known. */
  quota: number | undefined;
  now: number;
}

/** Somebody, and what can be done about them: not to oneself, and an operator is not removed. */
export function OperatedPerson({ person, quota, now }: OperatedPersonProps) {
  const [asked, setAsked] = useState<Asked>();
  const isMe = useSelector(selectMyId) === person.user.id;
  const { user } = person;
  const close = () => setAsked(undefined);
  return (
    <>
      <PersonEntry person={person} media={mediaText(person.mediaBytes, quota)} now={now}>
        {isMe ? (
          <span className="shrink-0 text-small text-muted">{t('operator.you')}</span>
        ) : (
          <MoreButton
            label={t('operator.actions', { name: user.displayName })}
            actions={actionsFor(person, setAsked)}
          />
        )}
      </PersonEntry>
      {asked === 'link' && <PasswordLink user={user} onClose={close} />}
      {asked === 'remove' && <Removal user={user} onClose={close} />}
      {asked !== undefined && asked !== 'link' && asked !== 'remove' && (
        <StandingDialog act={asked} user={user} onClose={close} />
      )}
    </>
  );
}

function mediaText(bytes: number, quota: number | undefined): string {
  const size = fileSize(bytes);
  return quota === undefined
    ? t('operator.media', { size })
    : t('operator.mediaOf', { size, quota: fileSize(quota) });
}

function actionsFor(
  { role, suspendedAt }: OperatorPerson,
  ask: (asked: Asked) => void,
): MenuAction[] {
  const operates = role === 'operator';
  const remove: MenuAction = {
    label: t('operator.remove'), icon: Trash2Icon, danger: true, run: () => ask('remove'),
  };
  return [
    { label: t('operator.link'), icon: LinkIcon, run: () => ask('link') },
    operates
      ? { label: t('operator.makeMember'), icon: UserMinusIcon, run: () => ask('makeMember') }
      : { label: t('operator.makeOperator'), icon: ShieldIcon, run: () => ask('makeOperator') },
    suspendedAt === null
      ? { label: t('operator.suspend'), icon: BanIcon, danger: true, run: () => ask('suspend') }
      : { label: t('operator.resume'), icon: RotateCwIcon, run: () => ask('resume') },
    ...(operates ? [] : [remove]),
  ];
}
