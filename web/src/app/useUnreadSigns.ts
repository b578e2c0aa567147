import { useEffect } from 'react';
import { useSelector } from '../shared/hooks/useSelector';
import { selectUnreadTotal } from './conversationViews';

const NAME = 'Martlet';

function show(unread: number): void {
  document.title = unread > 0 ? `(${unread}) ${NAME}` : NAME;
  // The title says it at once; drawing icons can wait for what comes later.
  import('./late').then(({ showUnread }) => showUnread(unread)).catch(() => undefined);
}

/** Keeps the number of unread messages in the title and on the icon of the tab. */
export function useUnreadSigns(): void {
  const unread = useSelector(selectUnreadTotal);
  useEffect(() => show(unread), [unread]);
  useEffect(() => () => show(0), []);
}
