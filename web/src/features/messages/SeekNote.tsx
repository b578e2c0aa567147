import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { classes } from '../../shared/ui/classes';
import type { Older } from './OlderMessages';

interface SeekNoteProps {
  older: Older;
  /** How many messages have been looked through. */
  count: number;
  onRetry(): void;
  onLeave(): void;
}

/** On the way to an earlier message that has to be fetched: how far it is, and a way out. */
export function SeekNote({ older, count, onRetry, onLeave }: SeekNoteProps) {
  const failed = older === 'failed';
  return (
    <div
      className={classes(
        'absolute inset-x-0 bottom-3 mx-auto flex w-fit max-w-[calc(100%-2rem)] animate-rise',
        'items-center gap-1 rounded-card bg-surface py-1 ps-4 pe-1 text-small shadow-float',
      )}
    >
      <p role={failed ? 'alert' : 'status'} className="me-1 min-w-0 tabular-nums">
        {failed ? t('messages.olderFailed') : t('messages.seeking', { count })}
      </p>
      {failed && (
        <Button variant="plain" onClick={onRetry}>
          {t('failed.retry')}
        </Button>
      )}
      <Button variant="plain" onClick={onLeave}>
        {t('cancel')}
      </Button>
    </div>
  );
}
