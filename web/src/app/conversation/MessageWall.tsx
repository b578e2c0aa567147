import { memo, useCallback, useMemo, useState } from 'react';
import { LogSkeleton } from '../../features/messages/LogSkeleton';
import { conversationOpened, messageComposed, olderWanted } from '../../features/messages/messageActions';
import { MessageLog } from '../../features/messages/MessageLog';
import type { Older } from '../../features/messages/OlderMessages';
import { readingLeft, selectReadingPlace } from '../../features/messages/readingPlaces';
import { SayHi } from '../../features/messages/SayHi';
import { selectMe } from '../../features/people/me';
import { readUpTo } from '../../features/receipts/receipts';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { shallowEqual } from '../../shared/lib/shallowEqual';
import { FailedState } from '../../shared/ui/FailedState';
import type { Spot } from '../../shared/ui/Popup';
import type { ReadingPlace } from '../../shared/ui/useVirtualRows';
import { messageAt, useMessageViews } from '../messageViews';
import type { MessageView } from '../messageViews';
import { selectHistory, useFirstUnread } from '../readingViews';
import type { HistoryView } from '../readingViews';
import { Announcer } from './Announcer';
import {
  Glide, MessageActions, MessageViewer, Rarely, SeekNote, WaitingActions,
} from './Rarely';
import { MessageRow } from './MessageRow';
import { mediaHeight } from './MessageMedia';
import { useSeeking } from './useSeeking';

interface MessageWallProps {
  conversation: string;
  /** What the conversation is called: by the other person, where there is one. */
  name: string;
  other: string | undefined;
  canSend: boolean;
  now: number;
}

function olderState({ status, older }: HistoryView): Older {
  if (!older) return 'none';
  if (status === 'pending') return 'loading';
  return status === 'failed' ? 'failed' : 'more';
}

/** Drawn apart from the composer, so that a key press does not touch it. */
export const MessageWall = memo(function MessageWall(props: MessageWallProps) {
  const { conversation, name, canSend } = props;
  const history = useSelector(
    useMemo(() => selectHistory(conversation), [conversation]),
    shallowEqual,
  );
  const messages = useMessageViews(conversation);
  const dispatch = useDispatch();

  if (!history.loaded && history.status === 'failed') {
    return (
      <div className="grid grow place-content-center">
        <FailedState
          text={t('messages.failed')}
          onRetry={() => dispatch(conversationOpened({ conversation }))}
        />
      </div>
    );
  }
  if (!history.loaded) return <LogSkeleton />;
  if (messages.length === 0) {
    const wave = () => dispatch(messageComposed(conversation, '👋'));
    return <SayHi name={name} onWave={canSend ? wave : undefined} />;
  }
  return (
    <>
      <WrittenWall {...props} messages={messages} older={olderState(history)} />
      <Announcer messages={messages} name={name} />
    </>
  );
});

interface WrittenWallProps extends MessageWallProps {
  messages: readonly MessageView[];
  older: Older;
}

interface OpenMenu {
  key: string;
  at: Spot;
}

function WrittenWall(props: WrittenWallProps) {
  const { conversation, name, canSend, messages, older } = props;
  const me = useSelector(selectMe)?.id ?? '';
  const firstUnread = useFirstUnread(conversation);
  const begin = useSelector(useMemo(() => selectReadingPlace(conversation), [conversation]));
  const dispatch = useDispatch();
  const [menu, setMenu] = useState<OpenMenu>();
  const [viewed, setViewed] = useState<string>();
  const { sought, seek, leave } = useSeeking();
  const openMenu = useCallback((key: string, at: Spot) => setMenu({ key, at }), []);
  const closeMenu = () => setMenu(undefined);
  const closeViewer = useCallback(() => setViewed(undefined), []);
  const onOlder = useCallback(
    () => dispatch(olderWanted({ conversation })),
    [dispatch, conversation],
  );
  const onSeen = useCallback(
    (seq: number) => dispatch(readUpTo({ conversation, seq })),
    [dispatch, conversation],
  );
  const onLeave = useCallback(
    (place: ReadingPlace) => dispatch(readingLeft({ conversation, place })),
    [dispatch, conversation],
  );
  const shown = menu && messages.find(({ key }) => key === menu.key);

  return (
    <>
      <MessageLog
        messages={messages}
        me={me}
        firstUnread={firstUnread}
        begin={begin}
        now={props.now}
        older={older}
        sought={sought}
        onOlder={onOlder}
        mediaHeight={(index) => mediaHeight(messages[index])}
        onSeen={onSeen}
        onLeave={onLeave}
        row={(index, place) => {
          const message = messages[index];
          return (
            message && (
              <MessageRow
                conversation={conversation}
                message={message}
                answered={messageAt(messages, message.replyTo)}
                author={name}
                canSend={canSend}
                onMenu={openMenu}
                onSeek={seek}
                onView={setViewed}
                {...place}
              />
            )
          );
        }}
      >
        {(body) => (
          <Rarely>
            <Glide body={body} first={messages[0]?.key} />
            {sought && !sought.found && (older === 'loading' || older === 'failed') && (
              <SeekNote older={older} count={messages.length} onRetry={onOlder} onLeave={leave} />
            )}
          </Rarely>
        )}
      </MessageLog>
      <Rarely>
        {viewed !== undefined && (
          <MessageViewer
            messages={messages}
            name={name}
            start={viewed}
            older={older}
            onOlder={onOlder}
            onClose={closeViewer}
          />
        )}
        {menu && shown && shown.seq === null && (
          <WaitingActions message={shown} at={menu.at} onClose={closeMenu} />
        )}
        {menu && shown && shown.seq !== null && (
          <MessageActions
            conversation={conversation}
            other={props.other}
            message={shown}
            seq={shown.seq}
            canSend={canSend}
            at={menu.at}
            onClose={closeMenu}
          />
        )}
      </Rarely>
    </>
  );
}
