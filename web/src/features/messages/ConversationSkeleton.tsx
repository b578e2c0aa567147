import { Skeleton } from '../../shared/ui/Skeleton';
import { LogSkeleton } from './LogSkeleton';

/** A conversation of which nothing is known yet, with everything in its later place. */
export function ConversationSkeleton() {
  return (
    <>
      <div className="flex h-bar shrink-0 items-center gap-3 border-b border-line bg-surface ps-14 wide:ps-4">
        <Skeleton className="size-10 rounded-full" />
        <Skeleton className="h-3.5 w-36 rounded-full" />
      </div>
      <LogSkeleton />
      <div className="mx-auto w-full max-w-column px-2 pb-2 wide:px-6 wide:pb-4">
        <Skeleton className="h-12 rounded-card" />
      </div>
    </>
  );
}
