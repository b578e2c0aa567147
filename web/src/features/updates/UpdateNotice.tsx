import { useState } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import { IconButton } from '../../shared/ui/IconButton';
import { SparklesIcon } from '../../shared/ui/icons/SparklesIcon';
import { XIcon } from '../../shared/ui/icons/XIcon';

/**
 * Says that a newer build is here; what is being written stays until the person agrees. Nobody has
 * to agree soon, so it has a place of its own and covers nothing.
 */
export function UpdateNotice({ ready, onAccept }: { ready: boolean; onAccept(): void }) {
  const [dismissed, setDismissed] = useState(false);
  return (
    <div role="status" className="shrink-0">
      {ready && !dismissed && (
        <div
          className={classes(
            'flex items-center justify-center gap-2 border-b border-line bg-surface py-1 ps-4 pe-1',
            'text-small font-semibold text-ink',
          )}
        >
          <SparklesIcon size={16} className="shrink-0 text-accent" />
          <p className="min-w-0 truncate">{t('update.ready')}</p>
          <Button onClick={onAccept}>{t('connection.reload')}</Button>
          <IconButton
            icon={XIcon}
            label={t('update.later')}
            className="-ms-1"
            onClick={() => setDismissed(true)}
          />
        </div>
      )}
    </div>
  );
}
