import type { ReactNode } from 'react';
import { t } from '../../shared/i18n/translate';
import type { Icon } from '../../shared/ui/icons/icon';

interface PreviewProps {
  typing: boolean;
  draft: string;
  /** The newest message; absent while nothing has been written. */
  last: { body: string; deleted: boolean } | undefined;
  /** What came with it. */
  icon?: Icon | undefined;
  /** How far my own last message has come. */
  ticks?: ReactNode;
}

/** The second line of a conversation's row: what matters most of typing, draft, last message. */
export function Preview({ typing, draft, last, icon: Shape, ticks }: PreviewProps) {
  if (typing) return <span className="text-accent">{t('typing')}</span>;
  if (draft.trim() !== '') {
    return (
      <>
        <span className="text-danger-ink">{t('conversations.draft')}</span> <bdi>{draft}</bdi>
      </>
    );
  }
  if (!last) return <>{t('conversations.nothingYet')}</>;
  if (last.deleted) return <em>{t('message.deleted')}</em>;
  return (
    <>
      {ticks}
      {Shape && <Shape size={16} className="me-1 inline align-text-bottom" />}
      {/* Other words are another element: they begin elsewhere without having moved. */}
      <bdi key={last.body}>{last.body}</bdi>
    </>
  );
}
