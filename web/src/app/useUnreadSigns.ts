import { useEffect } from 'react';
import { showUnread } from '../features/notifications/unreadIcon';
import { useSelector } from '../shared/hooks/useSelector';
import { selectUnreadTotal } from './conversationViews';

const NAME = 'Martlet';

function show(unread: number): void {
  document.title = unread > 0 ? `(${unread}) ${NAME}` : NAME;
  void showUnread(unread);
}

/** Keeps the number of unread messages in the title and on the icon of the tab. */
export function useUnreadSigns(): void {
  const unread = useSelector(selectUnreadTotal);
  useEffect(() => show(unread), [unread]);
  useEffect(() => () => show(0), []);
}
