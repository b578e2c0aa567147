import { useId } from 'react';
import type { ReactNode } from 'react';
import { useModal } from './useModal';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A modal on the browser's own `<dialog>`, which traps the focus and gives it back at the end. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useModal(onClose);
  const id = useId();

  return (
    <dialog
      {...dialog}
      aria-labelledby={id}
      className="w-[min(26rem,calc(100vw-2rem))] animate-rise rounded-card bg-surface shadow-card"
    >
      <div className="p-6">
        <h2 id={id} className="text-large font-semibold text-balance">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
