import type { ReactNode } from 'react';
import { Mark } from '../../shared/ui/Mark';

interface AuthLayoutProps {
  title: ReactNode;
  lead: string;
  children: ReactNode;
  footer: ReactNode;
}

/** The quiet card that the doors to the house are drawn on. */
export function AuthLayout({ title, lead, children, footer }: AuthLayoutProps) {
  return (
    <div className="relative isolate h-full overflow-y-auto bg-surface wide:bg-wall">
      <Sky />
      <main className="mx-auto grid min-h-full w-full max-w-108 content-center px-5 py-8">
        <div className="animate-rise wide:rounded-card wide:bg-surface wide:p-10 wide:shadow-card">
          <span className="mb-5 grid size-14 place-items-center rounded-[1rem] bg-fill text-on-fill">
            <Mark className="size-10" />
          </span>
          <h1 className="text-display font-semibold tracking-tight text-balance">{title}</h1>
          <p className="mt-1 mb-7 text-body text-muted">{lead}</p>
          {children}
        </div>
        <p className="mt-6 min-h-6 text-center text-body text-muted">{footer}</p>
      </main>
    </div>
  );
}

const FLOCK = [
  'start-[8%] top-[14%] size-24 -rotate-12',
  'start-[18%] top-[62%] size-14 rotate-6',
  'end-[10%] top-[22%] size-16 rotate-3',
  'end-[16%] top-[68%] size-28 -rotate-6',
  'end-[28%] top-[8%] size-9 rotate-12',
] as const;

function Sky() {
  return (
    <div aria-hidden="true" className="absolute inset-0 -z-10 hidden overflow-hidden text-sky wide:block">
      {FLOCK.map((place) => (
        <Mark key={place} className={`absolute ${place}`} />
      ))}
    </div>
  );
}
