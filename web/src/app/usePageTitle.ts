import { useEffect } from 'react';
import { useSelector } from '../shared/hooks/useSelector';
import { selectUnreadTotal } from './conversationViews';

/** Keeps the number of unread messages in the title of the tab. */
export function usePageTitle(): void {
  const unread = useSelector(selectUnreadTotal);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Martlet` : 'Martlet';
  }, [unread]);
}
