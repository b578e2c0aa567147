import { useState } from 'react';
import { ReportCard } from '../../features/operation/ReportCard';
import { closeReport } from '../../features/operation/reports';
import type { Report } from '../../features/operation/reports';
import { selectMyId } from '../../features/people/me';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { navigate } from '../../shared/router/navigate';
import { Button } from '../../shared/ui/Button';
import { useToast } from '../../shared/ui/Toasts';
import { useAction } from '../useAction';
import { pathToPerson } from './operatorPath';
import { StandingDialog } from './StandingDialog';

/** One report, and what can be done about it and about whom it is. */
export function ReportItem({ report }: { report: Report }) {
  const closing = useAction(closeReport);
  const [suspending, setSuspending] = useState(false);
  const toast = useToast();
  const me = useSelector(selectMyId);
  const { about } = report;
  const name = about.displayName;

  async function close(): Promise<void> {
    if (await closing.run(report.id)) toast({ text: t('operator.reportClosed') });
  }

  return (
    <ReportCard report={report} reason={t(`report.reason.${report.reason}`)}>
      {report.closedAt === null && (
        <Button variant="soft" busy={closing.busy} onClick={() => void close()}>
          {t('operator.close')}
        </Button>
      )}
      {!about.deleted && (
        <Button
          variant="quiet"
          aria-label={t('operator.show', { name })}
          onClick={() => navigate(pathToPerson(about.username))}
        >
          {t('operator.showShort')}
        </Button>
      )}
      {!about.deleted && about.id !== me && report.closedAt === null && (
        <Button
          variant="dangerPlain"
          aria-label={t('operator.suspendOf', { name })}
          onClick={() => setSuspending(true)}
        >
          {t('operator.suspend')}
        </Button>
      )}
      {suspending && (
        <StandingDialog act="suspend" user={about} onClose={() => setSuspending(false)} />
      )}
    </ReportCard>
  );
}
