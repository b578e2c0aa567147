import type { Middleware } from 'redux';
import { sessionEnded, sessionReplaced, signedOut } from '../features/auth/session';
import type { QueryClient } from '../shared/http/queryClient';

/** What was asked in one session is not answered in the next. */
export function queryReset(queries: QueryClient): Middleware {
  return () => (next) => (action) => {
    if (![signedOut, sessionEnded, sessionReplaced].some(({ match }) => match(action))) {
      return next(action);
    }
    queries.reset();
    const result: unknown = next(action);
    // The answers are gone with the rest, also those that are for everybody and still looked at.
    queries.retryFailed();
    return result;
  };
}
