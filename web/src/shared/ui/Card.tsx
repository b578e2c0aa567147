import type { ReactNode } from 'react';
import { classes } from './classes';

/** A raised ground for things that belong together. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={classes('overflow-hidden rounded-card bg-surface shadow-bubble', className)}>
      {children}
    </div>
  );
}
