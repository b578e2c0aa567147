import { SkeletonRows } from './Skeleton';

/** The outline of a page whose code is still on its way. */
export function SkeletonPage() {
  return (
    <div className="flex h-full min-w-0 grow flex-col">
      <div className="h-bar shrink-0 border-b border-line bg-surface" />
      <div className="mx-auto w-full max-w-column px-2 py-6 wide:px-6">
        <SkeletonRows />
      </div>
    </div>
  );
}
