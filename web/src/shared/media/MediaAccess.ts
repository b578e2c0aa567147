import { createContext, useContext } from 'react';
import type { Files } from './fileShelf';

/** What media need: of the session, beside the cookie that the browser sends by itself, and of this device. */
export interface MediaAccess {
  /** A token with some life left, for what is sent otherwise than as JSON. */
  token(): Promise<string>;
  /** Has the cookie renewed that media are read with, unless that has only just been done. */
  renew(): Promise<unknown>;
  /** Those of this device that are to be sent. */
  files: Files;
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
