import { changeSettings } from '../../features/conversations/conversationEndpoints';
import { settingsWished, wishAnswered } from '../../features/conversations/wishes';
import type { Settings } from '../../features/conversations/wishes';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useQueryClient } from '../../shared/http/QueryProvider';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { newId } from '../../shared/lib/id';
import { ArchiveIcon } from '../../shared/ui/icons/ArchiveIcon';
import { ArchiveRestoreIcon } from '../../shared/ui/icons/ArchiveRestoreIcon';
import { BellIcon } from '../../shared/ui/icons/BellIcon';
import { BellOffIcon } from '../../shared/ui/icons/BellOffIcon';
import { PinIcon } from '../../shared/ui/icons/PinIcon';
import { PinOffIcon } from '../../shared/ui/icons/PinOffIcon';
import type { MenuAction } from '../../shared/ui/Menu';
import { useToast } from '../../shared/ui/Toasts';

type Change = (change: Partial<Settings>) => Promise<void>;

/** Shows the change at once; a refusal takes it back and says so. */
function useChange(conversation: string): Change {
  const dispatch = useDispatch();
  const queries = useQueryClient();
  const toast = useToast();
  return async (change) => {
    const wish = { id: newId(), conversation, change };
    dispatch(settingsWished(wish));
    const outcome = await queries.mutate(changeSettings, wish);
    dispatch(wishAnswered(wish));
    if (outcome.ok) return;
    const text = [t('notChanged'), problemText(outcome.problem)].join(' ');
    toast({ tone: 'failed', text });
  };
}

/** What can be done with a whole conversation, wherever it is offered. */
export function useConversationActions(id: string, settings: Settings): readonly MenuAction[] {
  const change = useChange(id);
  const toast = useToast();
  const { pinned, muted, archived } = settings;

  function archive(): void {
    void change({ archived: !archived });
    if (archived) return;
    const undo = { label: t('undo'), run: () => void change({ archived: false }) };
    toast({ text: t('conversation.archived'), action: undo });
  }

  return [
    {
      label: t(pinned ? 'conversation.unpin' : 'conversation.pin'),
      icon: pinned ? PinOffIcon : PinIcon,
      run: () => void change({ pinned: !pinned }),
    },
    {
      label: t(muted ? 'conversation.unmute' : 'conversation.mute'),
      icon: muted ? BellIcon : BellOffIcon,
      run: () => void change({ muted: !muted }),
    },
    {
      label: t(archived ? 'conversation.unarchive' : 'conversation.archive'),
      icon: archived ? ArchiveRestoreIcon : ArchiveIcon,
      run: archive,
    },
  ];
}
