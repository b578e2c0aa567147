import { useEffect } from 'react';
import { ConversationHeader } from '../../features/messages/ConversationHeader';
import { LogSkeleton } from '../../features/messages/LogSkeleton';
import { conversationOpened } from '../../features/messages/messageActions';
import { NotFriends } from '../../features/messages/NotFriends';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectLoaded } from '../../shared/realtime/connection';
import { useNow } from '../../shared/ui/useNow';
import { useConversationView } from '../conversationViews';
import { ConversationGone } from './ConversationGone';
import { MessageWall } from './MessageWall';
import { MessageComposer } from './MessageComposer';

/** One conversation: who it is with, what was written, and where to write. */
export function ConversationPane({ id }: { id: string }) {
  const view = useConversationView(id);
  const known = view !== undefined;
  const loaded = useSelector(selectLoaded);
  const dispatch = useDispatch();
  const now = useNow();

  useEffect(() => {
    if (known) dispatch(conversationOpened({ conversation: id }));
  }, [known, id, dispatch]);

  if (!view) return loaded ? <ConversationGone /> : <LogSkeleton />;
  const name = view.other?.displayName ?? t('conversations.notes');
  return (
    <>
      <ConversationHeader
        personId={view.other?.id ?? id}
        name={name}
        presence={view.presence.state}
        lastSeen={view.presence.lastSeen}
        typing={view.typing}
        now={now}
      />
      <MessageWall view={view} name={name} now={now} />
      {view.canSend ? (
        <MessageComposer conversation={id} draft={view.draft} />
      ) : (
        <NotFriends name={name} />
      )}
    </>
  );
}
