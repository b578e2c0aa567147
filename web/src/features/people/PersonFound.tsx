import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import type { MenuAction } from '../../shared/ui/Menu';
import { MoreButton } from '../../shared/ui/MoreButton';
import { PersonRow } from '../../shared/ui/PersonRow';

export type Relation = 'self' | 'none' | 'incoming' | 'outgoing' | 'friend' | 'blocked';

export interface RelationActions {
  ask(): void;
  accept(): void;
  withdraw(): void;
  openChat(): void;
}

interface PersonFoundProps {
  id: string;
  name: string;
  picture: string | undefined;
  username: string;
  relation: Relation;
  busy: boolean;
  actions: RelationActions;
  /** What is rarely done about somebody. */
  more: readonly MenuAction[];
}

/** A person that a search has found, what they are to me, and the next step between us. */
export function PersonFound(props: PersonFoundProps) {
  const { id, name, picture, username, relation, busy, actions } = props;
  return (
    <PersonRow id={id} name={name} picture={picture} detail={`@${username}`}>
      <Step relation={relation} busy={busy} actions={actions} />
      {relation !== 'self' && relation !== 'blocked' && (
        <MoreButton label={t('people.more', { name })} actions={props.more} />
      )}
    </PersonRow>
  );
}

type StepProps = Pick<PersonFoundProps, 'relation' | 'busy' | 'actions'>;

function Step({ relation, busy, actions }: StepProps) {
  switch (relation) {
    case 'none':
      return (
        <Button busy={busy} onClick={actions.ask}>
          {t('people.ask')}
        </Button>
      );
    case 'incoming':
      return (
        <Button busy={busy} onClick={actions.accept}>
          {t('requests.accept')}
        </Button>
      );
    case 'outgoing':
      return (
        <>
          <span className="hidden text-small text-muted wide:inline">{t('people.asked')}</span>
          <Button variant="quiet" busy={busy} onClick={actions.withdraw}>
            {t('requests.withdraw')}
          </Button>
        </>
      );
    case 'friend':
      return (
        <Button variant="soft" busy={busy} onClick={actions.openChat}>
          {t('people.message')}
        </Button>
      );
    case 'self':
      return <span className="text-small text-muted">{t('people.self')}</span>;
    case 'blocked':
      return <span className="text-small text-muted">{t('people.blocked')}</span>;
  }
}
