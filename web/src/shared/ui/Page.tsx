import type { ReactNode } from 'react';

interface PageProps {
  title: string;
  /** Stands under the title and stays there while the rest scrolls. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A page of one column. */
export function Page({ title, tools, children }: PageProps) {
  return (
    <div className="flex h-full min-w-0 grow flex-col">
      <header className="shrink-0 border-b border-line bg-surface">
        <div className="mx-auto w-full max-w-column px-4 wide:px-6">
          <h1 className="flex h-bar items-center text-large font-semibold tracking-tight">{title}</h1>
          {tools && <div className="pb-3">{tools}</div>}
        </div>
      </header>
      <div className="relative min-h-0 grow animate-enter overflow-y-auto">
        <div className="mx-auto w-full max-w-column px-2 py-6 wide:px-6">{children}</div>
      </div>
    </div>
  );
}
