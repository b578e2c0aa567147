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
  const roving = useRovingFocus(ids, open);
  return (
    <ul
      ref={roving.list}
      aria-label={t('conversations.list')}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
      className="px-2 pb-2"
    >
      {ids.map((id) => (
        <li key={id}>{row(id, id === roving.tabbable)}</li>
      ))}
    </ul>
  );
}
