import { useCallback, useMemo } from 'react';
import type { choose } from '../../features/media/sending/chooser';
import { emptyTray } from '../../features/media/sending/tray';
import { selectTray, trayChanged } from '../../features/media/sending/trays';
import type { Tray } from '../../features/media/sending/trays';
import { useStore } from '../../shared/hooks/StoreProvider';
import { useSelector } from '../../shared/hooks/useSelector';
import { useMediaAccess } from '../../shared/media/MediaAccess';
import { selectLimits } from '../../shared/realtime/connection';
import type { RootState } from '../rootReducer';

type ChooserPorts = Parameters<typeof choose>[1];

interface TrayHere {
  tray: Tray;
  change(tray: Tray): void;
  /** What choosing files works on; `told` says why one was not taken. */
  ports(told: (words: string) => void): Promise<ChooserPorts>;
}

/** What was chosen in a conversation, and how it changes. */
export function useTray(conversation: string): TrayHere {
  const store = useStore();
  const { files } = useMediaAccess();
  const tray = useSelector(useMemo(() => selectTray(conversation), [conversation]));
  const change = useCallback(
    (next: Tray) => void store.dispatch(trayChanged({ conversation, tray: next })),
    [store, conversation],
  );
  const ports = useCallback(
    async (told: (words: string) => void) => {
      const state = () => store.getState() as RootState;
      const now = () => selectTray(conversation)(state()) ?? emptyTray;
      return { limits: selectLimits(state()), shelf: await files(), tray: now, change, told };
    },
    [store, files, conversation, change],
  );
  return { tray: tray ?? emptyTray, change, ports };
}
