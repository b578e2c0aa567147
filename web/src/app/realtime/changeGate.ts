import type { Cancel, Clock } from '../../shared/lib/clock';
import { integer } from '../../shared/lib/json';
import type { JsonObject } from '../../shared/lib/json';

interface Ports {
  /** The latest change that is applied here; `undefined` while nothing is known of me. */
  version(): number | undefined;
  apply(change: JsonObject, version: number): void;
  /** A change was lost: say anew what is here. */
  compare(): void;
  clock: Clock;
}

export interface ChangeGate {
  received(change: JsonObject): void;
  disconnected(): void;
}

/** How long a change may be overtaken by its successors before it counts as lost. */
const PATIENCE = 300;

/** Lets changes through in their order and once; for a missing one it asks for a comparison. */
export function createChangeGate({ version, apply, compare, clock }: Ports): ChangeGate {
  const early = new Map<number, JsonObject>();
  let cancelWait: Cancel | undefined;

  function drain(): void {
    for (let mine = version(); mine !== undefined; mine = version()) {
      const next = early.get(mine + 1);
      for (const held of early.keys()) if (held <= mine + 1) early.delete(held);
      if (!next) break;
      apply(next, mine + 1);
    }
    if (early.size === 0) forget();
    else cancelWait ??= clock.after(PATIENCE, giveUp);
  }

  function giveUp(): void {
    cancelWait = undefined;
    drain();
    if (early.size === 0) return;
    forget();
    compare();
  }

  function forget(): void {
    early.clear();
    cancelWait?.();
    cancelWait = undefined;
  }

  return {
    received(change) {
      const mine = version();
      const theirs = integer(change['version']);
      if (mine === undefined || theirs <= mine) return;
      early.set(theirs, change);
      drain();
    },
    disconnected: forget,
  };
}
