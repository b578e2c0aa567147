import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { CheckIcon } from '../../shared/ui/icons/CheckIcon';
import type { Icon } from '../../shared/ui/icons/icon';
import { RotateCwIcon } from '../../shared/ui/icons/RotateCwIcon';
import { WifiOffIcon } from '../../shared/ui/icons/WifiOffIcon';
import type { Notice } from './useNotice';

const LOOKS: Record<Exclude<Notice, 'none'>, { icon: Icon; ground: string }> = {
  offline: { icon: WifiOffIcon, ground: 'bg-warn-soft text-warn-ink' },
  reconnecting: { icon: RotateCwIcon, ground: 'bg-warn-soft text-warn-ink' },
  updating: { icon: RotateCwIcon, ground: 'bg-surface text-muted' },
  upToDate: { icon: CheckIcon, ground: 'bg-surface text-online-ink' },
};

/** What is to be told about the connection, in a few words. */
export function NoticePill({ notice }: { notice: Exclude<Notice, 'none'> }) {
  const { icon: Shape, ground } = LOOKS[notice];
  return (
    <p
      key={notice}
      className={classes(
        'flex h-9 animate-rise items-center gap-2 rounded-full ps-3 pe-4 text-small',
        'font-semibold shadow-float',
        ground,
      )}
    >
      <Shape size={16} />
      {t(`connection.${notice}`)}
    </p>
  );
}
