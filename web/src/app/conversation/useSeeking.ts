import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Sought } from '../../features/messages/useSought';

/** How long what was found is lit up, in milliseconds. */
const LIT = 1_600;

interface Seeking {
  sought: Sought | undefined;
  /** Looks for the message of this number until it is there. */
  seek(seq: number): void;
  leave(): void;
}

/** The way to a message that is quoted, from the click until it has been found and lit up. */
export function useSeeking(): Seeking {
  const [wanted, want] = useState<{ seq: number; found: boolean }>();
  const seek = useCallback((seq: number) => want({ seq, found: false }), []);
  const leave = useCallback(() => want(undefined), []);
  const onFound = useCallback(() => want((now) => now && { ...now, found: true }), []);
  const sought = useMemo(
    () => wanted && { ...wanted, onFound, onMissing: leave },
    [wanted, onFound, leave],
  );

  useEffect(() => {
    if (!wanted?.found) return undefined;
    const timer = window.setTimeout(leave, LIT);
    return () => window.clearTimeout(timer);
  }, [wanted, leave]);

  return { sought, seek, leave };
}
