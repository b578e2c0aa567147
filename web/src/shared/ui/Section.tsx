import { useId } from 'react';
import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  /** Something beside the heading, such as a count. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a page under a heading of its own. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-8">
      <div className="mb-2 flex h-5 items-center gap-2 px-4">
        <h2 id={id} className="text-small font-semibold text-muted">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
