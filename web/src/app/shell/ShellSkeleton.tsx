import { Mark } from '../../shared/ui/Mark';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { WaitingNotice } from './WaitingNotice';

/** The outline of the page while the session is being restored. */
export function ShellSkeleton() {
  return (
    <main className="relative flex h-full">
      <h1 className="sr-only">Martlet</h1>
      <WaitingNotice />
      <div className="hidden w-20 border-e border-line py-3 wide:block">
        <Mark className="mx-auto size-10 text-accent" />
      </div>
      <div className="w-full border-e border-line bg-surface pt-28 wide:w-list">
        <SkeletonRows count={8} />
      </div>
    </main>
  );
}
