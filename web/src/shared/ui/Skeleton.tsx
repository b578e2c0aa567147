import { t } from '../i18n/translate';
import { classes } from './classes';

export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={classes('block animate-shimmer bg-bone', className)} />;
}

const WIDTHS = ['w-32', 'w-24', 'w-40', 'w-28', 'w-36'] as const;

/** Rows of people or conversations that are still on their way, in the place they will take. */
export function SkeletonRows({ count = 6 }: { count?: number }) {
  return (
    <div role="status" aria-label={t('loading')} className="px-2">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex h-18 items-center gap-3 px-2.5">
          <Skeleton className="size-12 rounded-full" />
          <div className="grid grow gap-2">
            <Skeleton className={classes('h-3.5 rounded-full', WIDTHS[index % WIDTHS.length])} />
            <Skeleton className="h-3 w-4/5 rounded-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
