import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A modal on the browser's own `<dialog>`, which traps the focus and gives it back at the end. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  // Closed before it leaves the page, or the browser could not give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  // The backdrop belongs to the dialog; a click on it asks for the same as Escape.
  useEffect(() => {
    const element = dialog.current;
    const onBackdrop = (event: MouseEvent) => event.target === element && onClose();
    element?.addEventListener('click', onBackdrop);
    return () => element?.removeEventListener('click', onBackdrop);
  }, [onClose]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
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
