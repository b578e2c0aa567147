import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { CopyIcon } from '../../shared/ui/icons/CopyIcon';
import { FlagIcon } from '../../shared/ui/icons/FlagIcon';
import { InfoIcon } from '../../shared/ui/icons/InfoIcon';
import { PencilIcon } from '../../shared/ui/icons/PencilIcon';
import { ReplyIcon } from '../../shared/ui/icons/ReplyIcon';
import { SmilePlusIcon } from '../../shared/ui/icons/SmilePlusIcon';
import { Trash2Icon } from '../../shared/ui/icons/Trash2Icon';
import { Menu } from '../../shared/ui/Menu';
import type { MenuAction } from '../../shared/ui/Menu';
import type { Spot } from '../../shared/ui/Popup';

const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🙏'];

/** What can be done with a message; what is absent is not offered. */
interface MessageMenuActions {
  onReact?: ((emoji: string, on: boolean) => void) | undefined;
  /** Any other emoji. */
  onReactMore(): void;
  onReply?: (() => void) | undefined;
  onCopy?: (() => void) | undefined;
  onEdit?: (() => void) | undefined;
  onInfo?: (() => void) | undefined;
  onReport?: (() => void) | undefined;
  onDelete?: (() => void) | undefined;
}

interface MessageMenuProps extends MessageMenuActions {
  at: Spot;
  /** The emoji that I have set. */
  mine: readonly string[];
  onClose(): void;
}

export function MessageMenu(props: MessageMenuProps) {
  const { at, mine, onClose, onReact, onReply, onCopy, onEdit, onInfo, onReport, onDelete } = props;
  const actions: MenuAction[] = [];
  if (onReply) actions.push({ label: t('message.reply'), icon: ReplyIcon, run: onReply });
  if (onCopy) actions.push({ label: t('message.copy'), icon: CopyIcon, run: onCopy });
  if (onEdit) actions.push({ label: t('message.edit'), icon: PencilIcon, run: onEdit });
  if (onInfo) actions.push({ label: t('message.info'), icon: InfoIcon, run: onInfo });
  if (onReport) {
    actions.push({ label: t('report.action'), icon: FlagIcon, danger: true, run: onReport });
  }
  if (onDelete) {
    actions.push({ label: t('message.delete'), icon: Trash2Icon, danger: true, run: onDelete });
  }
  return (
    <Menu label={t('message.actions')} at={at} actions={actions} onClose={onClose}>
      {onReact && (
        <div role="group" aria-label={t('message.react')} className="mb-1.5 flex justify-between gap-0.5">
          {EMOJI.map((emoji) => (
            <button
              key={emoji}
              type="button"
              role="menuitemcheckbox"
              aria-checked={mine.includes(emoji)}
              onClick={() => {
                onClose();
                onReact(emoji, !mine.includes(emoji));
              }}
              className={classes(
                'grid size-11 place-items-center rounded-full border-2 text-large',
                mine.includes(emoji) ? 'border-accent bg-soft' : 'border-transparent hover:bg-raised',
              )}
            >
              {emoji}
            </button>
          ))}
          <button
            type="button"
            role="menuitem"
            aria-label={t('message.moreReactions')}
            title={t('message.moreReactions')}
            onClick={props.onReactMore}
            className="grid size-11 place-items-center rounded-full text-muted hover:bg-raised hover:text-ink"
          >
            <SmilePlusIcon size={22} />
          </button>
        </div>
      )}
    </Menu>
  );
}
