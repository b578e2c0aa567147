import { useEffect, useSyncExternalStore } from 'react';
import type { Updates } from '../../features/updates/updates';
import { UpdateNotice } from '../../features/updates/UpdateNotice';
import { useSelector } from '../../shared/hooks/useSelector';
import { selectConnection } from '../../shared/realtime/connection';
import { browserUpdates } from './browserUpdates';

/** How often a page that stays open asks whether there is a newer build. */
const OFTEN = 3_600_000;

/** Makes the client ready for being offline, and offers newer builds. */
export function UpdateOffer() {
  return browserUpdates ? <Offer updates={browserUpdates} /> : null;
}

function Offer({ updates }: { updates: Updates }) {
  const ready = useSyncExternalStore(updates.onChange, updates.isReady);
  const { status } = useSelector(selectConnection);

  useEffect(() => {
    void look(updates);
    const timer = window.setInterval(() => void look(updates), OFTEN);
    return () => window.clearInterval(timer);
  }, [updates]);

  // A server that was away may have come back as a newer one.
  useEffect(() => {
    if (status === 'online') void look(updates);
  }, [updates, status]);

  return <UpdateNotice ready={ready} onAccept={updates.accept} />;
}

/** Browsers complain of what cannot be fetched, and some have workers and forbid them. */
async function look(updates: Updates): Promise<void> {
  if (navigator.onLine) await updates.look().catch(() => undefined);
}
