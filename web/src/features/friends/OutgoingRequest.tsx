import { since } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { PersonRow } from '../../shared/ui/PersonRow';

interface OutgoingRequestProps {
  personId: string;
  name: string;
  picture: string | undefined;
  username: string;
  createdAt: number;
  now: number;
  busy: boolean;
  onWithdraw(): void;
}

export function OutgoingRequest(props: OutgoingRequestProps) {
  return (
    <PersonRow
      id={props.personId}
      name={props.name}
      picture={props.picture}
      detail={`@${props.username} · ${since(props.createdAt, props.now)}`}
    >
      <Button variant="quiet" busy={props.busy} onClick={props.onWithdraw}>
        {t('requests.withdraw')}
      </Button>
    </PersonRow>
  );
}
