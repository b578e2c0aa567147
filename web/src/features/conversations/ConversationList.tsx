import type { ReactNode } from 'react';
import { t } from '../../shared/i18n/translate';
import { useRovingFocus } from '../../shared/ui/useRovingFocus';

interface ConversationListProps {
  ids: readonly string[];
  open: string | undefined;
  /** Draws the row of one conversation; `tabbable` says whether Tab stops at it. */
  row(id: string, tabbable: boolean): ReactNode;
}

export function ConversationList({ ids, open, row }: ConversationListProps) {
  const { list, tabbable, onKeyDown, onFocus } = useRovingFocus(ids, open);
  return (
    <ul
      ref={list}
      aria-label={t('conversations.list')}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      className="px-2 pb-2"
    >
      {ids.map((id) => (
        <li key={id}>{row(id, id === tabbable)}</li>
      ))}
    </ul>
  );
}
