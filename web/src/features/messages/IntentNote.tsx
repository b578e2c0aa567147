import { t } from '../../shared/i18n/translate';
import type { Icon } from '../../shared/ui/icons/icon';
import { IconButton } from '../../shared/ui/IconButton';
import { XIcon } from '../../shared/ui/icons/XIcon';

export interface IntentNoteProps {
  icon: Icon;
  title: string;
  /** The message it is about. */
  body: string;
  onCancel(): void;
}

/** Above the words: what they will be to an earlier message. */
export function IntentNote({ icon: Shape, title, body, onCancel }: IntentNoteProps) {
  return (
    <div className="flex animate-enter items-center gap-3 border-b border-line py-1 ps-4.5 pe-1">
      <Shape size={18} className="shrink-0 text-accent" />
      <div className="min-w-0 grow text-small">
        <p className="truncate font-semibold text-accent">{title}</p>
        <p className="truncate text-muted">{body}</p>
      </div>
      <IconButton icon={XIcon} label={t('cancel')} onClick={onCancel} />
    </div>
  );
}
