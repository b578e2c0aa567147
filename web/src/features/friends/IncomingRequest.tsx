import { since } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { PersonRow } from '../../shared/ui/PersonRow';

interface IncomingRequestProps {
  personId: string;
  name: string;
  picture: string | undefined;
  username: string;
  createdAt: number;
  now: number;
  busy: boolean;
  onAccept(): void;
  onDecline(): void;
}

export function IncomingRequest(props: IncomingRequestProps) {
  return (
    <PersonRow
      id={props.personId}
      name={props.name}
      picture={props.picture}
      detail={`@${props.username} · ${since(props.createdAt, props.now)}`}
    >
      <Button variant="quiet" disabled={props.busy} onClick={props.onDecline}>
        {t('requests.decline')}
      </Button>
      <Button busy={props.busy} onClick={props.onAccept}>
        {t('requests.accept')}
      </Button>
    </PersonRow>
  );
}
