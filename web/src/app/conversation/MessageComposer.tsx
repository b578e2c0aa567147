import { Composer } from '../../features/messages/Composer';
import { draftChanged } from '../../features/messages/drafts';
import { messageComposed } from '../../features/messages/messageActions';
import { typed } from '../../features/presence/typing';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { selectLimits } from '../../shared/realtime/connection';

interface MessageComposerProps {
  conversation: string;
  draft: string;
}

export function MessageComposer({ conversation, draft }: MessageComposerProps) {
  const limits = useSelector(selectLimits);
  const dispatch = useDispatch();
  return (
    <Composer
      text={draft}
      limits={limits}
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
