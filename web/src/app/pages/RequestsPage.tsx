import { selectOutgoing } from '../../features/friends/friends';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectLoaded } from '../../shared/realtime/connection';
import { Badge } from '../../shared/ui/Badge';
import { Card } from '../../shared/ui/Card';
import { EmptyState } from '../../shared/ui/EmptyState';
import { InboxIcon } from '../../shared/ui/icons/InboxIcon';
import { LinkButton } from '../../shared/ui/LinkButton';
import { Page } from '../../shared/ui/Page';
import { PeopleList } from '../../shared/ui/PeopleList';
import { Section } from '../../shared/ui/Section';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useNow } from '../../shared/ui/useNow';
import { IncomingRow } from '../friends/IncomingRow';
import { OutgoingRow } from '../friends/OutgoingRow';
import { paths } from '../routes';
import { useIncoming } from '../useIncoming';

export function RequestsPage() {
  const loaded = useSelector(selectLoaded);
  return <Page title={t('requests.title')}>{loaded ? <Requests /> : <SkeletonRows count={3} />}</Page>;
}

function Requests() {
  const incoming = useIncoming();
  const outgoing = useSelector(selectOutgoing);
  const now = useNow();
  if (incoming.length + outgoing.length === 0) return <NoRequests />;
  return (
    <>
      <Section title={t('requests.incoming')} aside={<Badge count={incoming.length} />}>
        {incoming.length === 0 ? (
          <Nothing text={t('requests.noneIncoming')} />
        ) : (
          <PeopleList label={t('requests.incomingList')}>
            {incoming.map((request) => (
              <IncomingRow key={request.id} request={request} now={now} />
            ))}
          </PeopleList>
        )}
      </Section>
      <Section title={t('requests.outgoing')}>
        {outgoing.length === 0 ? (
          <Nothing text={t('requests.noneOutgoing')} />
        ) : (
          <PeopleList label={t('requests.outgoingList')}>
            {outgoing.map((request) => (
              <OutgoingRow key={request.id} request={request} now={now} />
            ))}
          </PeopleList>
        )}
      </Section>
    </>
  );
}

function Nothing({ text }: { text: string }) {
  return (
    <Card>
      <p className="px-4 py-6 text-center text-small text-muted">{text}</p>
    </Card>
  );
}

function NoRequests() {
  return (
    <EmptyState
      icon={InboxIcon}
      title={t('requests.none')}
      action={<LinkButton href={paths.people}>{t('people.title')}</LinkButton>}
    >
      {t('requests.noneText')}
    </EmptyState>
  );
}
