import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Skeleton } from '../../shared/ui/Skeleton';

/** What is known about the messages before the oldest at hand. */
export type Older = 'none' | 'more' | 'loading' | 'failed';

/** Keeps its height in every state but the last, so that nothing jumps when a page arrives. */
export function OlderMessages({ older, onRetry }: { older: Older; onRetry(): void }) {
  if (older === 'none') return null;
  return (
    <div className="grid h-24 shrink-0 content-center gap-2">
      {older === 'failed' ? (
        <p role="alert" className="flex items-center justify-center gap-2 text-small text-muted">
          {t('messages.olderFailed')}
          <Button variant="soft" onClick={onRetry}>
            {t('failed.retry')}
          </Button>
        </p>
      ) : (
        <>
          <Skeleton className="h-8 w-52 rounded-bubble" />
          <Skeleton className="ms-auto h-8 w-40 rounded-bubble" />
        </>
      )}
    </div>
  );
}
