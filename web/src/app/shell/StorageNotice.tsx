import { useState } from 'react';
import { useSelector } from '../../shared/hooks/useSelector';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { selectStorageLost } from '../storage/storageState';

/** Says once that this browser keeps nothing, which changes what closing the tab means. */
export function StorageNotice() {
  const lost = useSelector(selectStorageLost);
  const [dismissed, setDismissed] = useState(false);
  if (!lost || dismissed) return null;
  return (
    <p
      className={classes(
        'pointer-events-auto flex max-w-column animate-rise items-center gap-3 rounded-card',
        'bg-warn-soft py-1.5 ps-4 pe-1.5 text-small font-medium text-warn-ink shadow-float',
      )}
    >
      {t('storage.lost')}
      <Button onClick={() => setDismissed(true)}>{t('close')}</Button>
    </p>
  );
}
