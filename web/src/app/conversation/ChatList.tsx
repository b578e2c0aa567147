import { useState } from 'react';
import { ConversationList } from '../../features/conversations/ConversationList';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectLoaded } from '../../shared/realtime/connection';
import { classes } from '../../shared/ui/classes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { MessageCircleIcon } from '../../shared/ui/icons/MessageCircleIcon';
import { SearchIcon } from '../../shared/ui/icons/SearchIcon';
import { Link } from '../../shared/ui/Link';
import { LinkButton } from '../../shared/ui/LinkButton';
import { SearchField } from '../../shared/ui/SearchField';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useNow } from '../../shared/ui/useNow';
import { paths } from '../routes';
import { ArchiveLink } from './ArchiveLink';
import { ChatRow } from './ChatRow';
import { useMatchingConversations } from './useMatchingConversations';

export function ChatList({ open }: { open: string | undefined }) {
  const [query, setQuery] = useState('');
  const now = useNow();
  const ids = useMatchingConversations(query);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <>
      <header className="shrink-0 px-4 pb-3">
        <Heading className="flex h-bar items-center text-large font-semibold tracking-tight">
          {t('nav.chats')}
        </Heading>
        <SearchField label={t('conversations.search')} value={query} onChange={setQuery} />
      </header>
      <div className="relative min-h-0 grow overflow-y-auto">
        {query.trim() === '' && <ArchiveLink />}
        {ids.length > 0 && (
          <ConversationList
            ids={ids}
            open={open}
            row={(id, tabbable) => (
              <ChatRow id={id} selected={id === open} tabbable={tabbable} now={now} />
            )}
          />
        )}
        {query.trim() !== '' ? (
          <SearchElsewhere query={query.trim()} none={ids.length === 0} />
        ) : (
          ids.length === 0 && <NoChats />
        )}
      </div>
    </>
  );
}

function NoChats() {
  const loaded = useSelector(selectLoaded);
  if (!loaded) return <SkeletonRows />;
  return (
    <EmptyState
      icon={MessageCircleIcon}
      title={t('conversations.empty')}
      action={<LinkButton href={paths.people}>{t('people.title')}</LinkButton>}
    >
      {t('conversations.emptyText')}
    </EmptyState>
  );
}

function SearchElsewhere({ query, none }: { query: string; none: boolean }) {
  return (
    <div className="grid justify-items-center gap-3 p-4 text-center">
      {none && <p className="pt-6 text-small text-muted">{t('conversations.noMatch')}</p>}
      <Link
        href={`${paths.people}?query=${encodeURIComponent(query)}`}
        className={classes(
          'flex min-h-11 max-w-full items-center gap-2 rounded-full px-4 text-small',
          'font-semibold text-accent hover:bg-soft',
        )}
      >
        <SearchIcon size={16} className="shrink-0" />
        <span className="truncate">{t('conversations.searchPeople', { query })}</span>
      </Link>
    </div>
  );
}
