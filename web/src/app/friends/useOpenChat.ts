import { openConversation } from '../../features/conversations/conversationEndpoints';
import { navigate } from '../../shared/router/navigate';
import { paths } from '../routes';
import { useAction } from '../useAction';

interface OpenChat {
  openChat(userId: string): Promise<void>;
  busy: boolean;
}

/** Leads to the conversation with a friend, which is made if there is none yet. */
export function useOpenChat(): OpenChat {
  const { run, busy } = useAction(openConversation);

  async function openChat(userId: string): Promise<void> {
    const conversation = await run(userId);
    if (conversation) navigate(paths.conversation(conversation.id));
  }

  return { openChat, busy };
}
