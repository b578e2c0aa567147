import { useEffect } from 'react';
import { useSelector } from '../shared/hooks/useSelector';
import { selectUnreadTotal } from './conversationViews';

const NAME = 'Martlet';

/** Keeps the number of unread messages in the title of the tab. */
export function usePageTitle(): void {
  const unread = useSelector(selectUnreadTotal);
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${NAME}` : NAME;
    return () => {
      document.title = NAME;
    };
  }, [unread]);
}
