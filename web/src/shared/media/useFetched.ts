import { useState } from 'react';
import { useSelector } from '../hooks/useSelector';
import { selectConnection } from '../realtime/connection';
import { useMediaAccess } from './MediaAccess';

interface Fetched {
  status: 'loading' | 'shown' | 'failed';
  /** As the element's `key`: another one for the second try, so that it begins anew. */
  attempt: number;
  onLoad(): void;
  onError(): void;
}

interface State {
  src: string | undefined;
  status: Fetched['status'];
  attempt: number;
  online: boolean;
}

/** As it is now, unless there is another address, or a network again for what had failed. */
function current(known: State | undefined, src: string | undefined, online: boolean): State {
  const again = known?.status === 'failed' && online && !known.online;
  if (!known || known.src !== src || again) return { src, status: 'loading', attempt: 0, online };
  return known.online === online ? known : { ...known, online };
}

/**
 * How it stands with something that the browser fetches by an address. The cookie that lets it may
 * have ended while the device slept: what fails is tried once more with a fresh one, and again when
 * the network is back.
 */
export function useFetched(src: string | undefined): Fetched {
  const { renew } = useMediaAccess();
  const online = useSelector(selectConnection).status === 'online';
  const [kept, setState] = useState<State>();
  const state = current(kept, src, online);
  if (state !== kept) setState(state);

  /** For this address only, and from this try on. */
  function become(change: Partial<State>): void {
    setState((now) =>
      now && now.src === src && now.attempt === state.attempt ? { ...now, ...change } : now,
    );
  }

  return {
    status: state.status,
    attempt: state.attempt,
    onLoad: () => become({ status: 'shown' }),
    onError() {
      const failed = () => become({ status: 'failed' });
      if (state.attempt > 0) failed();
      else renew().then(() => become({ attempt: 1 }), failed);
    },
  };
}
