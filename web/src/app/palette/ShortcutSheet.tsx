import { ShortcutList } from '../../features/palette/ShortcutList';
import { t } from '../../shared/i18n/translate';
import { Dialog } from '../../shared/ui/Dialog';

/** Every key that does something here. */
export function ShortcutSheet({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t('shortcuts.title')} onClose={onClose}>
      <ShortcutList />
    </Dialog>
  );
}
