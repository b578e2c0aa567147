import type { Middleware } from 'redux';
import {
  sessionAwaited, sessionEnded, sessionReplaced, sessionRestored, signedIn, signedOut,
} from '../features/auth/session';
import type { AccessTokens } from '../shared/http/accessTokens';
import { isPassing, problemIn } from '../shared/http/problem';
import { backoff } from '../shared/lib/backoff';
import type { Clock } from '../shared/lib/clock';
import type { OutsideState } from './outsideReducer';
import type { Ready } from './ready';
import type { TabNews, Tabs } from './tabs/sessionNews';

/** How long another tab may take to tell what it knows before the server is asked instead. */
const PATIENCE = 1_500;

interface Ports {
  tokens: AccessTokens;
  tabs: Tabs;
  /** What has to be here before anybody is signed in. */
  inside: Ready;
  /** Whether somebody was signed in here when this page was last left. */
  returning(): boolean;
  /** Resolves when this tab leads, or has been told what the one knows that does. */
  joined(): Promise<void>;
  clock: Clock;
  random: () => number;
}

export interface SessionKeeper {
  middleware: Middleware<unknown, OutsideState>;
  /** Signs in with the cookie, if there is a good one; tries until the server has answered. */
  restore(): Promise<void>;
  heard(news: TabNews): void;
}

export function createSessionKeeper(ports: Ports): SessionKeeper {
  const { tokens, tabs, inside, clock, random } = ports;
  let api: Parameters<Middleware<unknown, OutsideState>>[0] | undefined;
  /** Which restoring is the current one. */
  let round = 0;

  /** Shows what is known here, and takes the token of another tab where there is one. */
  async function resume(mine: number): Promise<void> {
    await inside.ready();
    if (mine !== round) return;
    const joined = ports.joined();
    api?.dispatch(sessionAwaited());
    await Promise.race([joined, new Promise<void>((done) => clock.after(PATIENCE, done))]);
  }

  async function restore(): Promise<void> {
    round += 1;
    const mine = round;
    if (ports.returning()) await resume(mine);
    for (let attempt = 1; mine === round; attempt += 1) {
      try {
        await tokens.current();
        await inside.ready();
        if (mine === round) api?.dispatch(sessionRestored());
        return;
      } catch (error) {
        if (mine !== round) return;
        if (!isPassing(problemIn(error))) return void api?.dispatch(sessionEnded());
        await new Promise<void>((done) => {
          clock.after(backoff(attempt, random), done);
        });
      }
    }
  }

  function replace(): void {
    api?.dispatch(sessionReplaced());
  }

  function heard(news: TabNews): void {
    const session = api?.getState().session;
    switch (news.type) {
      case 'refreshed':
        if (session?.user === news.user) tokens.take(news.grant);
        return;
      case 'signedIn':
        if (session?.user !== news.user) replace();
        return;
      case 'signedOut':
        api?.dispatch(signedOut({ where: 'elsewhere' }));
    }
  }

  const middleware: Middleware<unknown, OutsideState> = (given) => {
    api = given;
    return (next) => (action) => {
      if (signedIn.match(action) && !inside.isReady()) {
        void inside.ready().then(() => given.dispatch(action));
        return action;
      }
      if (signedIn.match(action)) {
        round += 1;
        tokens.drop();
        tokens.take(action.payload);
      }
      if (signedOut.match(action) || sessionReplaced.match(action)) {
        round += 1;
        tokens.drop();
      }
      const result: unknown = next(action);
      if (signedIn.match(action)) tabs.tell({ type: 'signedIn', user: action.payload.user });
      if (signedOut.match(action) && action.payload.where === 'here') {
        tabs.tell({ type: 'signedOut' });
      }
      if (sessionReplaced.match(action)) void restore();
      return result;
    };
  };

  return { middleware, restore, heard };
}
