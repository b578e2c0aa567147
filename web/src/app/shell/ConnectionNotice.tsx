import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectConnection } from '../../shared/realtime/connection';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { CheckIcon } from '../../shared/ui/icons/CheckIcon';
import type { Icon } from '../../shared/ui/icons/icon';
import { RotateCwIcon } from '../../shared/ui/icons/RotateCwIcon';
import { WifiOffIcon } from '../../shared/ui/icons/WifiOffIcon';
import { StorageNotice } from './StorageNotice';
import { useNotice } from './useNotice';
import type { Notice } from './useNotice';

const LOOKS: Record<Exclude<Notice, 'none'>, { icon: Icon; ground: string }> = {
  offline: { icon: WifiOffIcon, ground: 'bg-warn-soft text-warn-ink' },
  reconnecting: { icon: RotateCwIcon, ground: 'bg-warn-soft text-warn-ink' },
  updating: { icon: RotateCwIcon, ground: 'bg-surface text-muted' },
  upToDate: { icon: CheckIcon, ground: 'bg-surface text-online-ink' },
};

/** Floats above the page, so that nothing moves when the connection comes and goes. */
export function ConnectionNotice() {
  const { status, trouble } = useSelector(selectConnection);
  const notice = useNotice(status);
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 top-16 z-20 grid justify-items-center gap-2 px-4"
    >
      {trouble === 'protocol' ? <Outdated /> : notice !== 'none' && <Pill notice={notice} />}
      <StorageNotice />
    </div>
  );
}

function Pill({ notice }: { notice: Exclude<Notice, 'none'> }) {
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

function Outdated() {
  return (
    <p
      className={classes(
        'pointer-events-auto flex animate-rise items-center gap-3 rounded-full bg-warn-soft',
        'py-1 ps-4 pe-1 text-small font-semibold text-warn-ink shadow-float',
      )}
    >
      {t('connection.outdated')}
      <Button onClick={() => window.location.reload()}>{t('connection.reload')}</Button>
    </p>
  );
}
