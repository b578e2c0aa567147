import type { ReactNode } from 'react';

/** A list of people on a card, with a hairline between them. */
export function PeopleList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="animate-enter divide-y divide-line overflow-hidden rounded-card bg-surface shadow-bubble"
    >
      {children}
    </ul>
  );
}
