import { useState } from 'react';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { selectStorage } from '../storage/storageState';

/**
 * Says once that this browser keeps nothing, or no more files, which changes what closing the tab means. It stays until
 * it is closed, so it has a place of its own and covers nothing.
 */
export function StorageNotice() {
  const storage = useSelector(selectStorage);
  const [dismissed, setDismissed] = useState<typeof storage>('fine');
  return (
    <div role="status" className="shrink-0">
      {storage !== 'fine' && storage !== dismissed && (
        <p
          className={classes(
            'flex items-center justify-center gap-3 bg-warn-soft py-1.5 ps-4 pe-2 text-small',
            'font-medium text-warn-ink',
          )}
        >
          {t(`storage.${storage}`)}
          <Button onClick={() => setDismissed(storage)}>{t('close')}</Button>
        </p>
      )}
    </div>
  );
}
