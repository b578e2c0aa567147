import { useState } from 'react';
import { invites, makeInvite } from '../../features/invites/inviteEndpoints';
import { MadeLink } from '../../features/invites/MadeLink';
import { NewInviteForm } from '../../features/invites/NewInviteForm';
import { selectIsOperator } from '../../features/people/me';
import { useSelector } from '../../shared/hooks/useSelector';
import { instance } from '../../shared/http/instance';
import type { Problem } from '../../shared/http/problem';
import { useMutation } from '../../shared/http/useMutation';
import { useQuery } from '../../shared/http/useQuery';
import { enInvites } from '../../shared/i18n/enInvites';
import { problemText } from '../../shared/i18n/problemText';
import { learn, t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { FailedState } from '../../shared/ui/FailedState';
import { Section } from '../../shared/ui/Section';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useCopying } from '../conversation/useCopying';
import { InviteList } from './InviteList';

learn(enInvites);

function refusal(problem: Problem | undefined): string | undefined {
  if (problem?.code === 'limit-reached') return t('invites.limit');
  if (problem?.code === 'registration-closed') return t('invites.closed');
  return problem && problemText(problem);
}

/** Makes links with which others come in, and shows what has become of them. */
export function InvitePanel() {
  const mine = useQuery(invites, null);
  return (
    <>
      <Card className="mb-8">
        <div className="grid gap-4 p-4">
          <Making />
        </div>
      </Card>
      <Section title={t('invites.mine')}>
        <Card>
          {mine.status === 'failed' && (
            <FailedState text={t('invites.failed')} onRetry={mine.refetch} />
          )}
          {mine.status !== 'failed' && !mine.data && <SkeletonRows count={1} />}
          {mine.status !== 'failed' && mine.data && <InviteList invites={mine.data} />}
        </Card>
      </Section>
    </>
  );
}

function Making() {
  const { data: server } = useQuery(instance, null);
  const mayAlways = useSelector(selectIsOperator);
  const making = useMutation(makeInvite);
  const [link, setLink] = useState<string>();
  const onCopy = useCopying(t('invites.copied'));

  async function make(uses: number, days: number): Promise<void> {
    setLink((await making.run({ uses, days }))?.link);
  }

  if (server?.registration === 'closed' && !mayAlways) {
    return <p className="text-body text-muted">{t('invites.closed')}</p>;
  }
  if (link !== undefined) {
    return <MadeLink link={link} onCopy={onCopy} onAnother={() => setLink(undefined)} />;
  }
  return (
    <>
      <p className="text-body text-muted">{t('invites.text')}</p>
      <NewInviteForm
        busy={making.status === 'pending'}
        problem={refusal(making.problem)}
        onSubmit={(uses, days) => void make(uses, days)}
      />
    </>
  );
}
