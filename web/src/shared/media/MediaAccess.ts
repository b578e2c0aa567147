import { createContext, useContext } from 'react';

/** What media need of the session, beside the cookie that the browser sends by itself. */
export interface MediaAccess {
  /** A token with some life left, for what is sent otherwise than as JSON. */
  token(): Promise<string>;
  /** Has the cookie renewed that media are read with, unless that has only just been done. */
  renew(): Promise<unknown>;
}

const MediaContext = createContext<MediaAccess>({
  token: () => Promise.reject(new Error('There is no MediaProvider above this component')),
  renew: () => Promise.resolve(),
});

export const MediaProvider = MediaContext.Provider;

export function useMediaAccess(): MediaAccess {
  return useContext(MediaContext);
}
