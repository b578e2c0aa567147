import { useEffect, useState } from 'react';

export type Status = 'offline' | 'connecting' | 'syncing' | 'online';
export type Notice = 'none' | 'offline' | 'reconnecting' | 'updating' | 'upToDate';

/** A connection that is back sooner than this has not been missed. */
const PATIENCE = 1_000;
const FAREWELL = 2_000;

const NOTICES: Record<Exclude<Status, 'online'>, Notice> = {
  offline: 'offline',
  connecting: 'reconnecting',
  syncing: 'updating',
};

function next(told: Notice, status: Status): Notice {
  if (told === 'none') return 'none';
  return status === 'online' ? 'upToDate' : NOTICES[status];
}

/**
 * What to tell about the connection: nothing while it is well, nothing before `patience` has passed
 * in milliseconds, and its return for a moment.
 */
export function useNotice(status: Status, patience = PATIENCE): Notice {
  const [notice, setNotice] = useState<Notice>('none');
  const current = next(notice, status);
  if (current !== notice) setNotice(current);

  useEffect(() => {
    const timer = window.setTimeout(
      () => setNotice(status === 'online' ? 'none' : NOTICES[status]),
      status === 'online' ? FAREWELL : patience,
    );
    return () => window.clearTimeout(timer);
  }, [status, patience]);

  return current;
}
