import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { selectConnection } from '../../shared/realtime/connection';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { NoticePill } from './NoticePill';
import { useNotice } from './useNotice';

/** Floats above the page, so that nothing moves when the connection comes and goes. */
export function ConnectionNotice() {
  const { status, trouble } = useSelector(selectConnection);
  const notice = useNotice(status);
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 top-16 z-20 grid justify-items-center px-4"
    >
      {trouble === 'protocol' ? <Outdated /> : notice !== 'none' && <NoticePill notice={notice} />}
    </div>
  );
}

async function renew(): Promise<void> {
  const { renewPage } = await import('../late');
  renewPage();
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
      <Button onClick={() => void renew()}>{t('connection.reload')}</Button>
    </p>
  );
}
