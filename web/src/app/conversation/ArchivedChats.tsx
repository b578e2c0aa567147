import { ConversationList } from '../../features/conversations/ConversationList';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectLoaded } from '../../shared/realtime/connection';
import { BackLink } from '../../shared/ui/BackLink';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ArchiveIcon } from '../../shared/ui/icons/ArchiveIcon';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useNow } from '../../shared/ui/useNow';
import { selectArchivedIds } from '../conversationViews';
import { paths } from '../routes';
import { ChatRow } from './ChatRow';

/** What was put out of sight, until it is taken back. */
export function ArchivedChats() {
  const ids = useSelector(selectArchivedIds);
  const loaded = useSelector(selectLoaded);
  const now = useNow();
  return (
    <>
      <header className="flex h-bar shrink-0 items-center gap-1 px-2">
        <BackLink href={paths.conversations} />
        <h1 className="text-large font-semibold tracking-tight">{t('archive.title')}</h1>
      </header>
      <div className="relative min-h-0 grow overflow-y-auto pt-2">
        {ids.length > 0 && (
          <ConversationList
            ids={ids}
            open={undefined}
            row={(id, tabbable) => <ChatRow id={id} selected={false} tabbable={tabbable} now={now} />}
          />
        )}
        {ids.length === 0 && !loaded && <SkeletonRows />}
        {ids.length === 0 && loaded && (
          <EmptyState icon={ArchiveIcon} title={t('archive.none')}>
            {t('archive.noneText')}
          </EmptyState>
        )}
      </div>
    </>
  );
}
