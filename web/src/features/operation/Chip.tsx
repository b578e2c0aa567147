import type { ReactNode } from 'react';
import { classes } from '../../shared/ui/classes';

const TONES = {
  plain: 'bg-raised text-muted',
  accent: 'bg-soft text-accent',
  warn: 'bg-warn-soft text-warn-ink',
  danger: 'bg-danger-soft text-danger-ink',
} as const;

/** A word about how something stands. */
export function Chip({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  return (
    <span className={classes('rounded-row px-2.5 py-0.5 text-small font-semibold', TONES[tone])}>
      {children}
    </span>
  );
}
