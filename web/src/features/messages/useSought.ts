import { useEffect } from 'react';
import type { Placed } from './layout';
import type { Older } from './OlderMessages';

/** A message that somebody wants to see, wherever it is. */
export interface Sought {
  seq: number;
  /** It has been brought into view, and is lit up for a moment. */
  found: boolean;
  onFound(): void;
  /** There is no such message. */
  onMissing(): void;
}

interface Ports {
  messages: readonly Placed[];
  older: Older;
  onOlder(): void;
  show(key: string): void;
}

/** Loads older messages until the sought one is there, and shows it. */
export function useSought(sought: Sought | undefined, ports: Ports): void {
  const { messages, older, onOlder, show } = ports;
  const here = sought && messages.find(({ seq }) => seq === sought.seq)?.key;
  const passed = sought !== undefined && (messages[0]?.seq ?? Infinity) <= sought.seq;

  useEffect(() => {
    if (!sought || sought.found) return;
    if (here !== undefined) {
      show(here);
      sought.onFound();
    } else if (passed || older === 'none') sought.onMissing();
    else if (older === 'more') onOlder();
  }, [sought, here, passed, older, onOlder, show]);
}
