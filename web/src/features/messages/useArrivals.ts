import { useEffect, useState } from 'react';
import type { Placed } from './layout';

function newestNumber(messages: readonly Placed[]): number {
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const seq = messages[index]?.seq;
    if (seq != null) return seq;
  }
  return 0;
}

function countAbove(messages: readonly Placed[], seen: number, me: string): number {
  let count = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (message?.seq != null && message.seq <= seen) break;
    if (message?.seq != null && message.author !== me) count += 1;
  }
  return count;
}

/**
 * Counts what others wrote since the reader was at the end of the log, and tells `onSeen` what the
 * reader has had before their eyes: the end of the log, in a window that has the focus.
 */
export function useArrivals(
  messages: readonly Placed[],
  me: string,
  atEnd: boolean,
  firstUnread: number | undefined,
  onSeen: (seq: number) => void,
): number {
  const newest = newestNumber(messages);
  const [seen, setSeen] = useState(firstUnread === undefined ? newest : firstUnread - 1);
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

  return countAbove(messages, seen, me);
}
