import { useEffect } from 'react';
import { ConversationHeader } from '../../features/messages/ConversationHeader';
import { ConversationSkeleton } from '../../features/messages/ConversationSkeleton';
import { conversationClosed, conversationOpened } from '../../features/messages/messageActions';
import { NotFriends } from '../../features/messages/NotFriends';
import { shownName } from '../../features/people/shownName';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectLoaded } from '../../shared/realtime/connection';
import { useNow } from '../../shared/ui/useNow';
import { useConversationView } from '../conversationViews';
import { paths } from '../routes';
import { ConversationTools } from './ConversationTools';
import { ConversationGone, Rarely } from './Rarely';
import { MessageComposer } from './MessageComposer';
import { MessageWall } from './MessageWall';

/** One conversation: who it is with, what was written, and where to write. */
export function ConversationPane({ id }: { id: string }) {
  const view = useConversationView(id);
  const known = view !== undefined;
  const loaded = useSelector(selectLoaded);
  const dispatch = useDispatch();
  const now = useNow();

  useEffect(() => {
    if (!known) return undefined;
    dispatch(conversationOpened({ conversation: id }));
    return () => dispatch(conversationClosed());
  }, [known, id, dispatch]);

  if (!view) {
    return loaded ? (
      <Rarely>
        <ConversationGone />
      </Rarely>
    ) : (
      <ConversationSkeleton />
    );
  }
  const name = view.other ? shownName(view.other) : t('conversations.notes');
  return (
    <>
      <ConversationHeader
        list={paths.conversations}
        personId={view.other?.id ?? id}
        name={name}
        picture={view.other?.avatar?.thumb}
        presence={view.other && view.presence.state}
        lastSeen={view.presence.lastSeen}
        typing={view.typing}
        now={now}
        tools={<ConversationTools id={id} view={view} />}
      />
      <MessageWall
        conversation={id}
        name={name}
        other={view.other && shownName(view.other)}
        canSend={view.canSend}
        now={now}
      />
      {view.canSend ? (
        <MessageComposer conversation={id} name={name} draft={view.draft} />
      ) : (
        <NotFriends name={name} />
      )}
    </>
  );
}
