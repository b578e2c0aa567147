import { createContext, useContext } from 'react';
import type { AccessTokens } from '../http/accessTokens';
import type { Clock } from '../lib/clock';
import type { Files } from './fileShelf';

/** What media need: of the session, beside the cookie that the browser sends by itself, and of this device. */
export interface MediaAccess {
  /** A token with some life left, for what is sent otherwise than as JSON. */
  token(): Promise<string>;
  /** Has the cookie renewed that media are read with, unless that was done for another one just now. */
  renew(): Promise<unknown>;
  /** Those of this device that are to be sent. */
  files: Files;
}

/** However many pictures are missing, the cookie is renewed for them once in so many milliseconds. */
const ENOUGH = 60_000;

export function createMediaAccess(
  { current, renew }: Pick<AccessTokens, 'current' | 'renew'>,
  clock: Clock,
): Omit<MediaAccess, 'files'> {
  let last: { at: number; done: Promise<unknown> } | undefined;
  return {
    token: current,
    renew() {
      if (last && clock.now() - last.at < ENOUGH) return last.done;
      const mine = { at: clock.now(), done: renew() };
      last = mine;
      mine.done.catch(() => {
        if (last === mine) last = undefined;
      });
      return mine.done;
    },
  };
}

const MediaContext = createContext<MediaAccess>({
  token: () => Promise.reject(new Error('There is no MediaProvider above this component')),
  renew: () => Promise.resolve(),
  files: () => Promise.reject(new Error('There are no files without a MediaProvider')),
});

export const MediaProvider = MediaContext.Provider;

export function useMediaAccess(): MediaAccess {
  return useContext(MediaContext);
}
