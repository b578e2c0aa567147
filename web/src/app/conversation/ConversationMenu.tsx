import type { Settings } from '../../features/conversations/wishes';
import { t } from '../../shared/i18n/translate';
import { Menu } from '../../shared/ui/Menu';
import type { Spot } from '../../shared/ui/Popup';
import { useConversationActions } from './useConversationActions';

interface ConversationMenuProps {
  id: string;
  settings: Settings;
  at: Spot;
  onClose(): void;
}

/** The menu of one conversation, in the list and above its messages. */
export function ConversationMenu({ id, settings, at, onClose }: ConversationMenuProps) {
  const actions = useConversationActions(id, settings).map(({ run, ...action }) => ({
    ...action,
    run() {
      onClose();
      run();
    },
  }));
  return <Menu label={t('conversation.actions')} at={at} actions={actions} onClose={onClose} />;
}
