import type { Cancel, Clock } from './clock';

/** As much of the browser's `LockManager` as it takes. */
export interface Locks {
  request(
    name: string,
    options: { signal?: AbortSignal; steal?: boolean },
    held: () => Promise<void> | undefined,
  ): Promise<void>;
}

interface Ports {
  name: string;
  /** Absent over plain http to other hosts: there every tab leads for itself. */
  locks: Locks | undefined;
  /** Asks the one who leads for a sign of life. */
  ping(): void;
  /** This tab leads from now on. */
  led(): void;
  /** Another tab has taken over, because this one did not answer. */
  deposed(): void;
  clock: Clock;
  random: () => number;
}

/** Which of the tabs leads: the one with the lock, as long as it answers. */
export interface Leadership {
  wanted(): void;
  unwanted(): void;
  leads(): boolean;
  follows(): boolean;
  /** The one who leads gave a sign of life. */
  heard(): void;
}

const BEAT = 200;
/** As long as somebody waits for an answer at most; a random part keeps two from taking over at once. */
const SILENCE = 500;
const SILENCE_SPREAD = 200;

export function createLeadership(ports: Ports): Leadership {
  const { locks, clock } = ports;
  let status: 'idle' | 'following' | 'leading' = 'idle';
  /** Which request for the lock is the current one. */
  let request = 0;
  let waiting = new AbortController();
  let release: () => void = () => undefined;
  let cancelBeat: Cancel = () => undefined;
  let heardAt = 0;
  let silence = 0;

  function ask(steal: boolean): void {
    request += 1;
    const mine = request;
    waiting.abort();
    waiting = new AbortController();
    locks
      ?.request(ports.name, steal ? { steal } : { signal: waiting.signal }, () => hold(mine))
      .catch(() => {
        if (mine === request && status === 'leading') lose();
      });
  }

  function hold(mine: number): Promise<void> | undefined {
    if (mine !== request || status !== 'following') return undefined;
    lead();
    return new Promise((done) => {
      release = done;
    });
  }

  function lead(): void {
    status = 'leading';
    cancelBeat();
    ports.led();
  }

  function lose(): void {
    status = 'following';
    ports.deposed();
    follow();
  }

  function follow(): void {
    ask(false);
    heard();
    beat(clock.now());
  }

  /** A tab that was late itself has heard nothing for a reason of its own. */
  function beat(due: number): void {
    if (status !== 'following') return;
    const now = clock.now();
    if (now - due > BEAT) heard();
    if (now - heardAt > silence) {
      heard();
      ask(true);
    }
    ports.ping();
    cancelBeat = clock.after(BEAT, () => beat(now + BEAT));
  }

  function heard(): void {
    heardAt = clock.now();
    silence = SILENCE + ports.random() * SILENCE_SPREAD;
  }

  return {
    wanted() {
      if (status !== 'idle') return;
      status = 'following';
      if (locks) follow();
      else lead();
    },
    unwanted() {
      request += 1;
      status = 'idle';
      cancelBeat();
      waiting.abort();
      release();
    },
    leads: () => status === 'leading',
    follows: () => status === 'following',
    heard,
  };
}
