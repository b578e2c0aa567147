import { audit } from '../../features/operation/audit';
import { AuditEntry } from '../../features/operation/AuditEntry';
import { t } from '../../shared/i18n/translate';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ClockIcon } from '../../shared/ui/icons/ClockIcon';
import { Pages } from './Pages';

/** What operators did, the newest first. */
export function LogSection() {
  return (
    <>
      <p className="mb-4 px-4 text-small text-muted">{t('operator.logText')}</p>
      <Pages
        endpoint={audit}
        arg={{}}
        label={t('operator.log')}
        className="divide-y divide-line overflow-hidden rounded-card bg-surface shadow-bubble"
        empty={
          <EmptyState icon={ClockIcon} title={t('operator.logNone')}>
            {t('operator.logNoneText')}
          </EmptyState>
        }
        row={(line) => <AuditEntry key={line.id} line={line} />}
      />
    </>
  );
}
