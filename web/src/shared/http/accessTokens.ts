import { backoff } from '../lib/backoff';
import type { Cancel, Clock } from '../lib/clock';
import { fields, integer, string } from '../lib/json';
import { Refused } from './problem';
import type { Problem } from './problem';

export interface Grant {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
}

export const parseGrant = fields<Grant>({ accessToken: string, expiresIn: integer });

interface Ports {
  /** Asks the server for a fresh token; rejects with `Refused`. */
  refresh(): Promise<Grant>;
  /** Runs `work` while no other tab does. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** This tab's own refresh has brought a token. */
  refreshed(grant: Grant): void;
  /** Another token is in use from now on. */
  changed(token: string): void;
  /** The server says that the session is over. */
  ended(): void;
  /** Whether it falls to this tab to renew the token; another one does so only where that fails. */
  leads(): boolean;
  clock: Clock;
  random: () => number;
}

/** The access token of this tab: in memory only, and renewed before anybody notices its end. */
export interface AccessTokens {
  /** A token with some life left; waits for a refresh where that is needed. */
  current(): Promise<string>;
  /** A token other than `stale`, which the server has refused. */
  after(stale: string): Promise<string>;
  /** Refreshes now; any number of callers share one refresh. */
  renew(): Promise<string>;
  /** Starts using a token that was come by in another way: a log-in, or another tab's refresh. */
  take(grant: Grant): void;
  /** The token as another tab can take it, while there is one. */
  share(): Grant | undefined;
  /** Forgets the token. */
  drop(): void;
  /** Forgets the token and says that the session is over, unless that is said of an earlier one. */
  end(token?: string): void;
}

const AHEAD = 120_000;

const signedOut: Problem = { status: 401, code: 'session-ended', detail: '', errors: [] };

interface Held {
  token: string;
  renewAt: number;
  endsAt: number;
}

export function createAccessTokens(ports: Ports): AccessTokens {
  const { clock } = ports;
  let held: Held | undefined;
  let renewing: Promise<string> | undefined;
  let cancelTimer: Cancel = () => undefined;
  let failures = 0;
  /** Counts how often the token was forgotten, so that a late answer does not bring it back. */
  let forgotten = 0;

  function take({ accessToken, expiresIn }: Grant): void {
    const lifetime = expiresIn * 1000;
    const endsAt = clock.now() + lifetime;
    const ahead = Math.min(AHEAD, lifetime / 5);
    held = { token: accessToken, endsAt, renewAt: endsAt - ahead };
    failures = 0;
    schedule(held.renewAt - clock.now() + (ports.leads() ? 0 : ahead / 2));
    ports.changed(accessToken);
  }

  function schedule(ms: number): void {
    cancelTimer();
    cancelTimer = clock.after(Math.max(0, ms), () => {
      renew().catch(() => {
        failures += 1;
        if (held) schedule(backoff(failures, ports.random));
      });
    });
  }

  function share(): Grant | undefined {
    const left = held ? Math.floor((held.endsAt - clock.now()) / 1000) : 0;
    return held && left > 0 ? { accessToken: held.token, expiresIn: left } : undefined;
  }

  function drop(): void {
    cancelTimer();
    held = undefined;
    renewing = undefined;
    forgotten += 1;
  }

  function end(token = held?.token): void {
    if (token !== held?.token || (!held && !renewing)) return;
    drop();
    ports.ended();
  }

  /** In its turn among the tabs, where another one's token may have come while this one waited. */
  async function refreshUnlessDone(known: string | undefined): Promise<string> {
    const before = forgotten;
    return ports.exclusively(async () => {
      if (held && held.token !== known) return held.token;
      const grant = await ports.refresh();
      if (forgotten !== before) throw new Refused(signedOut);
      take(grant);
      ports.refreshed(grant);
      return grant.accessToken;
    });
  }

  function renew(): Promise<string> {
    if (renewing) return renewing;
    const mine: Promise<string> = refreshUnlessDone(held?.token)
      .catch((error) => {
        const status = error instanceof Refused ? error.problem.status : undefined;
        if (status === 401 && renewing === mine) end();
        throw error;
      })
      .finally(() => {
        if (renewing === mine) renewing = undefined;
      });
    renewing = mine;
    return mine;
  }

  async function current(): Promise<string> {
    if (held && clock.now() < held.renewAt) return held.token;
    try {
      return await renew();
    } catch (error) {
      if (held && clock.now() < held.endsAt) return held.token;
      throw error;
    }
  }

  async function after(stale: string): Promise<string> {
    return held && held.token !== stale ? held.token : renew();
  }

  return { current, after, renew, take, share, drop, end };
}
