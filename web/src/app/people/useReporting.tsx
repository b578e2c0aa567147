import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { User } from '../../features/people/user';
import { t } from '../../shared/i18n/translate';
import { FlagIcon } from '../../shared/ui/icons/FlagIcon';
import type { MenuAction } from '../../shared/ui/Menu';

const ReportDialog = lazy(async () => ({
  default: (await import('../reports/ReportDialog')).ReportDialog,
}));

interface Reporting {
  /** For the menu of whoever shows the person. */
  action: MenuAction;
  /** Asks why, while that is needed. */
  dialog: ReactNode;
}

/** Telling whoever runs this server of somebody. */
export function useReporting(user: User): Reporting {
  const [asking, setAsking] = useState(false);
  return {
    action: { label: t('report.action'), icon: FlagIcon, danger: true, run: () => setAsking(true) },
    dialog: asking && (
      <Suspense fallback={null}>
        <ReportDialog user={user} onClose={() => setAsking(false)} />
      </Suspense>
    ),
  };
}
