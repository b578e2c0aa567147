import { lazy, Suspense, useEffect } from 'react';
import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ErrorBoundary } from '../../shared/ui/ErrorBoundary';
import { MessageCircleIcon } from '../../shared/ui/icons/MessageCircleIcon';
import { ChatList } from '../conversation/ChatList';
import { LateConversation, loadConversation } from '../conversation/LateConversation';
import { loadPages } from './loadPages';

const ArchivedChats = lazy(async () => ({ default: (await loadPages()).ArchivedChats }));

interface ChatsPageProps {
  open: string | undefined;
  /** Lists what was archived, in place of the rest. */
  archive?: boolean;
}

/** The list beside the open conversation; a narrow window shows one of the two. */
export function ChatsPage({ open, archive = false }: ChatsPageProps) {
  // The list is up, and the next thing somebody does is to open one of it.
  useEffect(() => {
    loadConversation().catch(() => undefined);
  }, []);

  return (
    <>
      <section
        aria-label={t('nav.chats')}
        className={classes(
          'flex w-full shrink-0 flex-col border-line bg-surface wide:w-list wide:border-e',
          open !== undefined && 'max-wide:hidden',
        )}
      >
        <ErrorBoundary>
          <Suspense fallback={null}>
            {archive ? <ArchivedChats /> : <ChatList open={open} />}
          </Suspense>
        </ErrorBoundary>
      </section>
      {open === undefined ? (
        <div className="hidden grow place-content-center wide:grid">
          <EmptyState icon={MessageCircleIcon} title={t('conversations.choose')}>
            {t('conversations.chooseText')}
          </EmptyState>
        </div>
      ) : (
        <div className="relative flex min-w-0 grow flex-col max-wide:animate-slide">
          <ErrorBoundary resetKey={open}>
            <LateConversation id={open} />
          </ErrorBoundary>
        </div>
      )}
    </>
  );
}
