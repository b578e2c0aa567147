import { useState } from 'react';
import { operatorReports } from '../../features/operation/reports';
import type { ReportState } from '../../features/operation/reports';
import { t } from '../../shared/i18n/translate';
import { EmptyState } from '../../shared/ui/EmptyState';
import { FlagIcon } from '../../shared/ui/icons/FlagIcon';
import { SegmentedChoice } from '../../shared/ui/SegmentedChoice';
import { Pages } from './Pages';
import { ReportItem } from './ReportItem';

/** What people have reported: what waits for an answer, and what was answered. */
export function ReportsSection() {
  const [state, setState] = useState<ReportState>('open');
  return (
    <>
      <div className="-mx-4 -mt-4">
        <SegmentedChoice
          name="reports"
          label={t('operator.reports')}
          segments={[
            { value: 'open', label: t('operator.open') },
            { value: 'closed', label: t('operator.closed') },
          ]}
          chosen={state}
          onChoose={(value) => setState(value)}
        />
      </div>
      <Pages
        key={state}
        endpoint={operatorReports}
        arg={{ state }}
        label={t('operator.reports')}
        className="animate-enter"
        empty={
          <EmptyState icon={FlagIcon} title={t(`operator.none.${state}`)}>
            {t(`operator.noneText.${state}`)}
          </EmptyState>
        }
        row={(report) => <ReportItem key={report.id} report={report} />}
      />
    </>
  );
}
