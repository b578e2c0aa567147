import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { removeRequest } from '../features/friends/friendEndpoints';
import { useMutation } from '../shared/http/useMutation';
import { t } from '../shared/i18n/translate';
import { useToast } from '../shared/ui/Toasts';

interface Declines {
  /** Requests that are out of sight but can still be brought back. */
  held: ReadonlySet<string>;
  decline(requestId: string, name: string): void;
}

const DeclineContext = createContext<Declines>({ held: new Set(), decline: () => undefined });

export function useDeclines(): Declines {
  return useContext(DeclineContext);
}

/** Declining can be undone because it is sent only when its toast has ended. */
export function DeclineProvider({ children }: { children: ReactNode }) {
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const { run } = useMutation(removeRequest);
  const toast = useToast();

  const decline = useCallback(
    (requestId: string, name: string) => {
      const release = () =>
        setHeld((before) => new Set(Array.from(before).filter((id) => id !== requestId)));
      setHeld((before) => new Set(before).add(requestId));
      toast({
        text: t('requests.declined', { name }),
        action: { label: t('undo'), run: release },
        onEnd: () => void run(requestId).then(release),
      });
    },
    [run, toast],
  );

  const declines = useMemo(() => ({ held, decline }), [held, decline]);
  return <DeclineContext.Provider value={declines}>{children}</DeclineContext.Provider>;
}
