import { lazy, Suspense, useMemo } from 'react';
import type { ReactNode } from 'react';
import { selectTray } from '../../features/media/sending/trays';
import { Composer } from '../../features/messages/Composer';
import { draftChanged } from '../../features/messages/drafts';
import type { IntentNoteProps } from '../../features/messages/IntentNote';
import { intended, intentDropped, selectIntent } from '../../features/messages/intents';
import type { Intent } from '../../features/messages/intents';
import { messageChanged, messageComposed } from '../../features/messages/messageActions';
import { typed } from '../../features/presence/typing';
import { useStore } from '../../shared/hooks/StoreProvider';
import { useDispatch } from '../../shared/hooks/useDispatch';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { useMediaAccess } from '../../shared/media/MediaAccess';
import { selectLimits } from '../../shared/realtime/connection';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import { PencilIcon } from '../../shared/ui/icons/PencilIcon';
import { ReplyIcon } from '../../shared/ui/icons/ReplyIcon';
import { lastOwn, messageView } from '../messageViews';
import type { MessageView } from '../messageViews';
import { wordsOf } from '../messageWords';
import type { RootState } from '../rootReducer';
import { loadAttaching } from '../sending/loadAttaching';

const Attaching = lazy(async () => ({ default: (await loadAttaching()).Attaching }));
const AttachmentTray = lazy(async () => {
  const { loadTray } = await loadAttaching();
  return { default: (await loadTray()).AttachmentTray };
});

interface MessageComposerProps {
  conversation: string;
  /** The other person's name. */
  name: string;
  draft: string;
}

export function MessageComposer({ conversation, name, draft }: MessageComposerProps) {
  const limits = useSelector(selectLimits);
  const intent = useSelector(useMemo(() => selectIntent(conversation), [conversation]));
  const target = intent?.target;
  const about = useSelector(
    useMemo(() => messageView(conversation, target), [conversation, target]),
  );
  const tray = useSelector(useMemo(() => selectTray(conversation), [conversation]));
  const editing = intent?.kind === 'edit';
  const chosen = editing ? [] : tray?.files ?? [];
  const store = useStore();
  const { files } = useMediaAccess();
  const dispatch = useDispatch();
  const cancel = () => dispatch(intentDropped({ conversation }));

  function change(text: string): void {
    if (intent?.kind === 'edit') {
      dispatch(intended({ conversation, intent: { ...intent, text } }));
      return;
    }
    dispatch(draftChanged({ conversation, draft: text }));
    if (text !== '') dispatch(typed({ conversation }));
  }

  function send(text: string): void {
    if (intent?.kind === 'edit') {
      if (text !== about?.body) {
        dispatch(messageChanged(conversation, intent.target, { type: 'edit', body: text }));
      }
      cancel();
      return;
    }
    if (chosen.length === 0) dispatch(messageComposed(conversation, text, intent?.target));
    else void loadAttaching().then(({ sendTray }) => sendTray({ store, files, conversation, body: text }));
  }

  /** Edits what I said last. */
  function recall(): void {
    const last = lastOwn(conversation, store.getState() as RootState);
    if (!last) return;
    const { seq, body: text } = last;
    dispatch(intended({ conversation, intent: { kind: 'edit', target: seq, text } }));
  }

  return (
    <Composer
      text={editing ? intent.text : draft}
      limits={limits}
      note={intent && noteOf(intent, about, name, cancel)}
      about={intent && `${intent.kind} ${intent.target}`}
      editing={editing}
      attached={chosen.length === 0 ? 'nothing' : chosen.some(({ busy }) => busy) ? 'busy' : 'ready'}
      tray={
        <Late>{chosen.length > 0 && <AttachmentTray conversation={conversation} />}</Late>
      }
      tools={
        limits.attachments > 0 && (
          <span className="min-h-12 min-w-12 shrink-0">
            <Late>{!editing && <Attaching conversation={conversation} />}</Late>
          </span>
        )
      }
      onText={change}
      onSend={send}
      onRecall={recall}
    />
  );
}

/** Without it, words can be sent all the same. */
function Late({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary silent>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}

function noteOf(
  intent: Intent,
  about: MessageView | undefined,
  name: string,
  onCancel: () => void,
): IntentNoteProps {
  const body = about?.deleted ? t('message.deleted') : about ? wordsOf(about) : '';
  if (intent.kind === 'edit') return { icon: PencilIcon, title: t('composer.editing'), body, onCancel };
  const title = about?.mine ? t('composer.replyingToMe') : t('composer.replying', { name });
  return { icon: ReplyIcon, title, body, onCancel };
}
