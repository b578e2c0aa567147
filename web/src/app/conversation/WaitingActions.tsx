import { sendDiscarded } from '../../features/messages/messageActions';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { t } from '../../shared/i18n/translate';
import { CopyIcon } from '../../shared/ui/icons/CopyIcon';
import { Trash2Icon } from '../../shared/ui/icons/Trash2Icon';
import { Menu } from '../../shared/ui/Menu';
import type { MenuAction } from '../../shared/ui/Menu';
import type { Spot } from '../../shared/ui/Popup';
import type { MessageView } from '../messageViews';
import { useCopying } from './useCopying';

interface WaitingActionsProps {
  message: MessageView;
  at: Spot;
  onClose(): void;
}

/** What can be done with a message that has no number yet: nobody else has seen it. */
export function WaitingActions({ message, at, onClose }: WaitingActionsProps) {
  const { clientId, body } = message;
  const dispatch = useDispatch();
  const copy = useCopying(t('message.copied'));
  const actions: MenuAction[] = [];

  function offer(action: MenuAction): void {
    const run = () => {
      onClose();
      action.run();
    };
    actions.push({ ...action, run });
  }

  if (copy && body !== '') offer({ label: t('message.copy'), icon: CopyIcon, run: () => void copy(body) });
  offer({
    label: t('message.discard'),
    icon: Trash2Icon,
    danger: true,
    run: () => dispatch(sendDiscarded({ clientId })),
  });
  return <Menu label={t('message.actions')} at={at} actions={actions} onClose={onClose} />;
}
