import { useEffect, useLayoutEffect, useRef } from 'react';
import type { RefObject, SyntheticEvent } from 'react';

interface Modal {
  ref: RefObject<HTMLDialogElement>;
  onCancel(event: SyntheticEvent): void;
}

/** Makes the browser's own `<dialog>` modal: it traps the focus and gives it back at the end. */
export function useModal(onClose: () => void): Modal {
  const dialog = useRef<HTMLDialogElement>(null);

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

  return {
    ref: dialog,
    onCancel(event) {
      event.preventDefault();
      onClose();
    },
  };
}
