import type { Dispatch, Middleware, MiddlewareAPI } from 'redux';

interface LateMiddleware {
  middleware: Middleware;
  /** From now on events go through `late` as well. */
  install(late: Middleware): void;
}

/** A place for a middleware that is loaded only when it is needed. */
export function lateMiddleware(): LateMiddleware {
  let place: { api: MiddlewareAPI; next: Dispatch } | undefined;
  let through: Dispatch | undefined;
  return {
    middleware: (api) => (next) => {
      place = { api, next };
      return (action) => (through ?? next)(action);
    },
    install(late) {
      if (place) through = late(place.api)(place.next);
    },
  };
}
