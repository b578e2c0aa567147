import { serverSettings } from '../../features/operation/settings';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { FailedState } from '../../shared/ui/FailedState';
import { Section } from '../../shared/ui/Section';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { RegistrationSetting } from './RegistrationSetting';
import { TermsSetting } from './TermsSetting';

/** What an operator decides while the server runs; it goes before the configuration. */
export function SettingsSection() {
  const { data, status, problem, refetch } = useQuery(serverSettings, null);
  if (!data && status === 'failed' && problem) {
    return <FailedState text={problemText(problem)} onRetry={refetch} />;
  }
  if (!data) return <SkeletonRows count={3} />;
  return (
    <>
      <Section title={t('operator.registration')}>
        <Card>
          <RegistrationSetting settings={data} />
        </Card>
      </Section>
      <Section title={t('operator.terms')}>
        <Card>
          <TermsSetting key={data.terms?.terms ?? 0} terms={data.terms} />
        </Card>
      </Section>
    </>
  );
}
