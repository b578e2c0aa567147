import { useEffect } from 'react';
import { carriesFiles, filesIn, isPicturedText } from './incoming';
import type { CarriedFiles } from './incoming';

/** Files on the clipboard are taken wherever on the page they are pasted. */
export function usePasting(onFiles: (carried: CarriedFiles) => void): void {
  useEffect(() => {
    function onPaste(event: ClipboardEvent): void {
      const data = event.clipboardData;
      if (!data || !carriesFiles(data) || isPicturedText(data)) return;
      event.preventDefault();
      onFiles(filesIn(data));
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [onFiles]);
}
