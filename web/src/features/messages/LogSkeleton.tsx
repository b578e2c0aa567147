import { t } from '../../shared/i18n/translate';
import { classes } from '../../shared/ui/classes';
import { Skeleton } from '../../shared/ui/Skeleton';

const BUBBLES = ['w-56', 'w-40', 'mine w-64', 'w-72', 'mine w-44', 'mine w-52', 'w-48'] as const;

/** The wall while its first page is on its way. */
export function LogSkeleton() {
  return (
    <div role="status" aria-label={t('loading')} className="min-h-0 grow overflow-hidden">
      <div className="mx-auto flex h-full max-w-column flex-col justify-end gap-2 px-3 pb-3 wide:px-6">
        {BUBBLES.map((shape) => (
          <Skeleton
            key={shape}
            className={classes('h-9 rounded-bubble', shape.replace('mine', 'ms-auto'))}
          />
        ))}
      </div>
    </div>
  );
}
