import { lazy, Suspense, useState } from 'react';
import type { Settings } from '../../features/conversations/wishes';
import type { User } from '../../features/people/user';
import { t } from '../../shared/i18n/translate';
import { FlagIcon } from '../../shared/ui/icons/FlagIcon';
import { Menu } from '../../shared/ui/Menu';
import type { MenuAction } from '../../shared/ui/Menu';
import type { Spot } from '../../shared/ui/Popup';
import { useConversationActions } from './useConversationActions';

const ReportDialog = lazy(async () => ({
  default: (await import('../reports/ReportDialog')).ReportDialog,
}));

interface ConversationMenuProps {
  id: string;
  /** Whom it is with; absent where I write to myself. */
  other: User | undefined;
  settings: Settings;
  at: Spot;
  /** All is said and done. */
  onClose(): void;
}

/** The menu of one conversation, in the list and above its messages, and what opens from it. */
export function ConversationMenu({ id, other, settings, at, onClose }: ConversationMenuProps) {
  const [reporting, setReporting] = useState(false);
  const actions: MenuAction[] = useConversationActions(id, settings).map(({ run, ...action }) => ({
    ...action,
    run() {
      onClose();
      run();
    },
  }));
  if (reporting && other) {
    return (
      <Suspense fallback={null}>
        <ReportDialog user={other} onClose={onClose} />
      </Suspense>
    );
  }
  if (other && !other.deleted) {
    const run = () => setReporting(true);
    actions.push({ label: t('report.action'), icon: FlagIcon, danger: true, run });
  }
  return <Menu label={t('conversation.actions')} at={at} actions={actions} onClose={onClose} />;
}
