import { useState } from 'react';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { selectStorageLost } from '../storage/storageState';

/**
 * Says once that this browser keeps nothing, which changes what closing the tab means. It stays until
 * it is closed, so it has a place of its own and covers nothing.
 */
export function StorageNotice() {
  const lost = useSelector(selectStorageLost);
  const [dismissed, setDismissed] = useState(false);
  return (
    <div role="status" className="shrink-0">
      {lost && !dismissed && (
        <p
          className={classes(
            'flex items-center justify-center gap-3 bg-warn-soft py-1.5 ps-4 pe-2 text-small',
            'font-medium text-warn-ink',
          )}
        >
          {t('storage.lost')}
          <Button onClick={() => setDismissed(true)}>{t('close')}</Button>
        </p>
      )}
    </div>
  );
}
