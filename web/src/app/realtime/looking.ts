import type { Cancel, Clock } from '../../shared/lib/clock';
import type { JsonObject } from '../../shared/lib/json';

interface Ports {
  /** Whether the frame is on its way. */
  send(frame: JsonObject): boolean;
  clock: Clock;
}

/** Tells the server whether somebody looks, at whichever of the tabs. */
export interface Looking {
  /** Whether somebody looks at this one. */
  here(): boolean;
  changed(active: boolean): void;
  elsewhere(tab: string, active: boolean): void;
  /** A new connection takes it for granted that somebody looks. */
  connected(): void;
}

/** A tab that is not heard of for so long is gone, and nobody looks at it. */
const HEARD_OF = 3_000;

export function createLooking({ send, clock }: Ports): Looking {
  const others = new Map<string, Cancel>();
  let active = true;
  let said = true;

  function say(): void {
    const looks = active || others.size > 0;
    if (looks !== said && send({ type: 'active', active: looks })) said = looks;
  }

  function forget(tab: string): void {
    others.get(tab)?.();
    others.delete(tab);
  }

  return {
    here: () => active,
    changed(now) {
      active = now;
      say();
    },
    elsewhere(tab, now) {
      forget(tab);
      const gone = () => {
        forget(tab);
        say();
      };
      if (now) others.set(tab, clock.after(HEARD_OF, gone));
      say();
    },
    connected() {
      said = true;
      say();
    },
  };
}
