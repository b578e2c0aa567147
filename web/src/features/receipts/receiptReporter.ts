import type { Cancel, Clock } from '../../shared/lib/clock';
import type { JsonObject } from '../../shared/lib/json';
import type { Receipt } from './receipts';

interface Ports {
  /** What is higher with me than with the server. */
  received(): readonly Receipt[];
  read(): readonly Receipt[];
  /** Whether the frame is on its way. */
  send(frame: JsonObject): boolean;
  clock: Clock;
}

export interface ReceiptReporter {
  /** Something was received or read. */
  changed(): void;
  /** On a new connection everything that the server lacks is said again. */
  compared(): void;
  disconnected(): void;
}

const PAUSE = 1_000;

/** Reports pointers: at once, and then at most once a second. */
export function createReceiptReporter(ports: Ports): ReceiptReporter {
  const said = { received: new Map<string, number>(), read: new Map<string, number>() };
  let open = false;
  let cancelPause: Cancel | undefined;

  function news(kind: 'received' | 'read'): Receipt[] {
    return ports[kind]().filter(({ conversation, seq }) => {
      return seq > (said[kind].get(conversation) ?? 0);
    });
  }

  function say(kind: 'received' | 'read', receipts: readonly Receipt[], frame: JsonObject): void {
    if (!ports.send(frame)) return;
    for (const { conversation, seq } of receipts) said[kind].set(conversation, seq);
  }

  function report(): void {
    if (!open || cancelPause) return;
    const read = news('read');
    for (const one of read) say('read', [one], { type: 'read', ...one });
    // Raising the read pointer raises the other one too.
    for (const { conversation, seq } of read) {
      said.received.set(conversation, Math.max(seq, said.received.get(conversation) ?? 0));
    }
    const received = news('received');
    if (received.length > 0) say('received', received, { type: 'received', items: received });
    if (read.length + received.length === 0) return;
    cancelPause = ports.clock.after(PAUSE, () => {
      cancelPause = undefined;
      report();
    });
  }

  function forget(): void {
    said.received.clear();
    said.read.clear();
    cancelPause?.();
    cancelPause = undefined;
  }

  return {
    changed: report,
    compared() {
      forget();
      open = true;
      report();
    },
    disconnected() {
      forget();
      open = false;
    },
  };
}
