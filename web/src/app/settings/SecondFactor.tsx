import { useState } from 'react';
import { factorStatus } from '../../features/secondFactors/factorEndpoints';
import { FactorRow } from '../../features/secondFactors/FactorRow';
import { useQuery } from '../../shared/http/useQuery';
import { enFactor } from '../../shared/i18n/enFactor';
import { learn, t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { FailedState } from '../../shared/ui/FailedState';
import { Section } from '../../shared/ui/Section';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { FactorEndDialog, FactorSetupDialog } from './FactorDialogs';

learn(enFactor);

/** Whether my account wants more than a password, and the ways to turn that on and off. */
export function SecondFactor() {
  const { data, status, refetch } = useQuery(factorStatus, null);
  const [asking, setAsking] = useState<'setUp' | 'turnOff'>();
  const close = () => setAsking(undefined);
  return (
    <Section title={t('factor.title')}>
      <Card>
        {status === 'failed' && <FailedState text={t('factor.failed')} onRetry={refetch} />}
        {status !== 'failed' && !data && <SkeletonRows count={1} />}
        {status !== 'failed' && data && (
          <FactorRow
            status={data}
            onSetUp={() => setAsking('setUp')}
            onTurnOff={() => setAsking('turnOff')}
          />
        )}
      </Card>
      {asking === 'setUp' && <FactorSetupDialog onClose={close} />}
      {asking === 'turnOff' && <FactorEndDialog onClose={close} />}
    </Section>
  );
}
