import { useEffect, useState } from 'react';
import type { Placed } from './layout';

function newestNumber(messages: readonly Placed[]): number {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const seq = messages[index]?.seq;
    if (seq != null) return seq;
  }
  return 0;
}

/**
 * Counts what others wrote since the reader left the end of the log, and tells `onSeen` what the
 * reader has had before their eyes: the end of the log, in a window that has the focus.
 */
export function useArrivals(
  messages: readonly Placed[],
  me: string,
  atEnd: boolean,
  onSeen: (seq: number) => void,
): number {
  const newest = newestNumber(messages);
  const [seen, setSeen] = useState(newest);
  if (atEnd && seen !== newest) setSeen(newest);

  useEffect(() => {
    if (!atEnd || newest === 0) return undefined;
    function look() {
      if (document.visibilityState === 'visible' && document.hasFocus()) onSeen(newest);
    }
    look();
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [atEnd, newest, onSeen]);

  return messages.filter((one) => one.author !== me && (one.seq ?? 0) > seen).length;
}
