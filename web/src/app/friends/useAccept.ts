import { acceptRequest } from '../../features/friends/friendEndpoints';
import { t } from '../../shared/i18n/translate';
import { navigate } from '../../shared/router/navigate';
import { useToast } from '../../shared/ui/Toasts';
import { paths } from '../routes';
import { useAction } from '../useAction';

interface Accept {
  accept(requestId: string, name: string): Promise<void>;
  busy: boolean;
}

/** Accepts a request and offers the way to the new chat. */
export function useAccept(): Accept {
  const { run, busy } = useAction(acceptRequest);
  const toast = useToast();

  async function accept(requestId: string, name: string): Promise<void> {
    const accepted = await run(requestId);
    if (!accepted) return;
    toast({
      text: t('requests.accepted', { name }),
      action: {
        label: t('requests.write'),
        run: () => navigate(paths.conversation(accepted.conversationId)),
      },
    });
  }

  return { accept, busy };
}
