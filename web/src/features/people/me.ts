import { event, on, reducer } from '../../shared/lib/action';
import { boolean, fields, integer, nullable, object, string } from '../../shared/lib/json';
import type { JsonObject, Parser } from '../../shared/lib/json';
import type { FrameTable } from '../../shared/realtime/frames';
import { cardFields } from './user';
import type { User } from './user';

export interface Me extends User {
  email: string | null;
  emailVerified: boolean;
  createdAt: number;
  /** `operator`, for who looks after this instance. */
  role: string;
  /** Read where they are shown, which is rare. */
  settings: JsonObject;
  /** Counts the changes of my profile, settings, friends, requests and blocks. */
  version: number;
}

export const parseMe: Parser<Me> = fields<Me>({
  ...cardFields,
  email: nullable(string),
  emailVerified: boolean,
  createdAt: integer,
  role: string,
  settings: object,
  version: integer,
});

export const meReceived = event<Me>('people/meReceived');
/** A change with this version has been applied, whatever it was about. */
export const versionReached = event<number>('people/versionReached');

export const me = reducer<Me | null>(
  null,
  on(meReceived, (_, received) => received),
  on(versionReached, (state, version) => state && { ...state, version }),
);

export interface WithMe {
  me: Me | null;
}

export const selectMe = (state: WithMe): Me | undefined => state.me ?? undefined;
export const selectIsOperator = (state: WithMe) => state.me?.role === 'operator';
export const selectMyId = (state: WithMe): string | undefined => state.me?.id;

const readMe = (frame: JsonObject) => [meReceived(parseMe(frame['me']))];

export const meFrames: FrameTable = { me: readMe };

export const meChanges: FrameTable = { profile: readMe, settings: readMe };
