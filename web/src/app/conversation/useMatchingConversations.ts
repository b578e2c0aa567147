import { useMemo } from 'react';
import { useSelector } from '../../shared/hooks/useSelector';
import { shallowEqual } from '../../shared/lib/shallowEqual';
import { selectConversationIds, selectMatchingConversationIds } from '../conversationViews';

/** The conversations whose person has a name with a word that starts as `query` does. */
export function useMatchingConversations(query: string): readonly string[] {
  const wanted = query.trim().toLocaleLowerCase();
  const selector = useMemo(
    () => (wanted === '' ? selectConversationIds : selectMatchingConversationIds(wanted)),
    [wanted],
  );
  return useSelector(selector, shallowEqual);
}
