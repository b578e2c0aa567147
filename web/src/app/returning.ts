import type { Middleware } from 'redux';
import { sessionEnded, sessionRestored, signedIn, signedOut } from '../features/auth/session';

const KEY = 'martlet.returning';

/**
 * Whether somebody was signed in here when this page was last left. It only decides what is loaded
 * ahead of the server's answer; where the browser keeps nothing, nothing is loaded ahead.
 */
export function isReturning(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function remember(returning: boolean): void {
  try {
    if (returning) localStorage.setItem(KEY, 'yes');
    else localStorage.removeItem(KEY);
  } catch {
    // The browser keeps nothing, and nothing depends on it.
  }
}

export const rememberReturning: Middleware = () => (next) => (action) => {
  if (signedIn.match(action) || sessionRestored.match(action)) remember(true);
  if (signedOut.match(action) || sessionEnded.match(action)) remember(false);
  return next(action);
};
