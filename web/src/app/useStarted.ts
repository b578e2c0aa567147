import { useEffect, useState } from 'react';

/** By then the first page has been drawn and has asked for what it needs. */
const LATER = 1_000;

/** Whether the page has come as far as to have time for what is not needed at once. */
export function useStarted(): boolean {
  const [started, setStarted] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setStarted(true), LATER);
    return () => window.clearTimeout(timer);
  }, []);
  return started;
}
