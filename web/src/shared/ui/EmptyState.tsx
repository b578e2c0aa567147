import type { ReactNode } from 'react';
import type { Icon } from './icons/icon';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** Where nothing else on the page is its heading. */
  titleAs?: 'p' | 'h1';
  children?: ReactNode;
  action?: ReactNode;
}

/** What a place says while it has nothing to show, and the way on from there. */
export function EmptyState({ icon: Shape, title, titleAs: Title = 'p', children, action }: EmptyStateProps) {
  return (
    <div className="grid animate-enter justify-items-center gap-1 px-6 py-12 text-center">
      <span className="mb-3 grid size-16 place-items-center rounded-full bg-nav text-accent">
        <Shape size={28} />
      </span>
      <Title className="text-title font-semibold">{title}</Title>
      {children && <p className="max-w-80 text-small text-balance text-muted">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
