import type { ReactNode } from 'react';
import type { Icon } from './icons/icon';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** What a place says while it has nothing to show, and the way on from there. */
export function EmptyState({ icon: Shape, title, children, action }: EmptyStateProps) {
  return (
    <div className="grid animate-enter justify-items-center gap-1 px-6 py-12 text-center">
      <span className="mb-3 grid size-16 place-items-center rounded-full bg-soft text-accent">
        <Shape size={28} />
      </span>
      <p className="text-title font-semibold">{title}</p>
      {children && <p className="max-w-80 text-small text-balance text-muted">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
