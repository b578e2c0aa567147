import { lazy, Suspense } from 'react';
import { ConversationSkeleton } from '../../features/messages/ConversationSkeleton';

/** What a conversation is shown with, which the list of them does not wait for. */
export const loadConversation = () => import('./ConversationPane');

const Pane = lazy(async () => ({ default: (await loadConversation()).ConversationPane }));

export function LateConversation({ id }: { id: string }) {
  return (
    <Suspense fallback={<ConversationSkeleton />}>
      <Pane key={id} id={id} />
    </Suspense>
  );
}
