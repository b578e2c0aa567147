import { useSyncExternalStore } from 'react';
import { NoticePill } from './NoticePill';
import { useNotice } from './useNotice';

/** How long a start may take before it looks like trouble, in milliseconds. */
const SLOW = 5_000;
const AT_ONCE = 500;

function onNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

const hasNetwork = () => navigator.onLine;

/** Why the page is still an outline, once that is worth saying. */
export function WaitingNotice() {
  const network = useSyncExternalStore(onNetwork, hasNetwork);
  const notice = useNotice(network ? 'connecting' : 'offline', network ? SLOW : AT_ONCE);
  return (
    <div role="status" className="absolute inset-x-0 top-16 flex justify-center px-4">
      {notice !== 'none' && <NoticePill notice={notice} />}
    </div>
  );
}
