import { event, on, reducer } from '../../shared/lib/action';
import { welcomed } from '../../shared/realtime/connection';

/**
 * `restoring`: the cookie may still be good; `ended`: the server has ended the session that was
 * open here, which the person did not ask for.
 */
export type SessionStatus = 'restoring' | 'signedOut' | 'signedIn' | 'ended';

export interface Session {
  status: SessionStatus;
  /** Whose it is, as soon as that is known. */
  user: string | undefined;
  /** It ended because the account is to be deleted, at this time. */
  deleteAt?: number | undefined;
  /** It began just in time for the account not to be deleted. */
  kept?: boolean | undefined;
}

interface SignedIn {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  user: string;
  deletionCancelled?: boolean | undefined;
}

/** Logged in or registered, here. */
export const signedIn = event<SignedIn>('session/signedIn');
/** Logged out, in this tab or in another one. */
export const signedOut = event<{ where: 'here' | 'elsewhere'; deleteAt?: number }>(
  'session/signedOut',
);
/** Somebody was signed in here before: what this browser has kept of them may be shown. */
export const sessionAwaited = event('session/awaited');
/** What was kept is shown, whatever becomes of the cookie. */
export const sessionResumed = event<{ user: string }>('session/resumed');
/** The cookie was still good. */
export const sessionRestored = event('session/restored');
/** The access token was renewed; it is passed on to the open socket and kept nowhere. */
export const tokenRenewed = event<{ token: string }>('session/tokenRenewed');
export const sessionEnded = event('session/ended');
/** Somebody signed in elsewhere in this browser: begin as after a reload. */
export const sessionReplaced = event('session/replaced');

export const session = reducer<Session>(
  { status: 'restoring', user: undefined },
  on(signedIn, (_, { user, deletionCancelled }) => ({
    status: 'signedIn',
    user,
    kept: deletionCancelled,
  })),
  on(sessionResumed, (_, { user }) => ({ status: 'signedIn', user })),
  on(sessionRestored, (state) => ({ ...state, status: 'signedIn' })),
  on(welcomed, (state, { user }) => ({ ...state, user })),
  on(signedOut, (_, { deleteAt }) => ({ status: 'signedOut', user: undefined, deleteAt })),
  on(sessionEnded, ({ status }) => ({
    status: status === 'signedIn' || status === 'ended' ? 'ended' : 'signedOut',
    user: undefined,
  })),
  on(sessionReplaced, () => ({ status: 'restoring', user: undefined })),
);

export interface WithSession {
  session: Session;
}

export const selectSession = (state: WithSession) => state.session;
export const selectSessionStatus = (state: WithSession) => state.session.status;
