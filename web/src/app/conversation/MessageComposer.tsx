import { Composer } from '../../features/messages/Composer';
import { draftChanged } from '../../features/messages/drafts';
import { messageComposed } from '../../features/messages/messageActions';
import { typed } from '../../features/presence/typing';
import { useDispatch } from '../../shared/hooks/useDispatch';

/** The server's own defaults; a message within them is never refused for its length. */
const LIMITS = { characters: 8_000, bytes: 32_768 };

interface MessageComposerProps {
  conversation: string;
  draft: string;
}

export function MessageComposer({ conversation, draft }: MessageComposerProps) {
  const dispatch = useDispatch();
  return (
    <Composer
      text={draft}
      limits={LIMITS}
      onText={(text) => {
        dispatch(draftChanged({ conversation, draft: text }));
        if (text !== '') dispatch(typed({ conversation }));
      }}
      onSend={(text) => {
        dispatch(messageComposed(conversation, text));
        dispatch(draftChanged({ conversation, draft: '' }));
      }}
    />
  );
}
