import { event, on, reducer } from '../lib/action';
import { fields, integer, optional, string } from '../lib/json';
import type { Parser } from '../lib/json';

/** What the server says of itself when it takes a connection. */
export interface Welcome {
  user: string;
  /** Names the database: another one holds nothing of what this client remembers. */
  epoch: string;
  /** Milliseconds between signs of life. */
  heartbeat: number;
  /** Seconds between comparisons; 0 where none are needed. */
  compare: number;
  limits: Limits;
}

/** The sizes this server allows. */
export interface Limits {
  bodyCharacters: number;
  bodyBytes: number;
  /** How many files may come with a message: none, where this server takes no uploads. */
  attachments: number;
  imageBytes: number;
  videoBytes: number;
  /** Of a sound or any other file. */
  fileBytes: number;
}

/** Of a server that says nothing of it: none. */
const orNone: Parser<number> = (value) => optional(integer)(value) ?? 0;

export const parseWelcome: Parser<Welcome> = fields<Welcome>({
  user: string,
  epoch: string,
  heartbeat: integer,
  compare: integer,
  limits: fields<Limits>({
    bodyCharacters: integer,
    bodyBytes: integer,
    attachments: orNone,
    imageBytes: orNone,
    videoBytes: orNone,
    fileBytes: orNone,
  }),
});

export type ConnectionStatus = 'offline' | 'connecting' | 'syncing' | 'online';

export interface Connection {
  status: ConnectionStatus;
  /** When the next try begins, in milliseconds since 1970. */
  retryAt: number | null;
  /** `protocol`: the server does not understand this client, which is older or newer than it. */
  trouble: null | 'protocol';
  /** Whether a comparison has ever finished, so that what is not here does not exist. */
  loaded: boolean;
  epoch: string | undefined;
  limits: Limits;
}

type Reach = Pick<Connection, 'status' | 'retryAt' | 'trouble'>;

export const connectionChanged = event<Reach>('connection/changed');
export const welcomed = event<Welcome>('connection/welcomed');
/** Everything that differed has come. */
export const compared = event('connection/compared');
/** The server's database is another one: all that came from the old one is void. */
export const cacheDropped = event('connection/cacheDropped');

export const connection = reducer<Connection>(
  {
    status: 'offline',
    retryAt: null,
    trouble: null,
    loaded: false,
    epoch: undefined,
    limits: {
      bodyCharacters: 8_000,
      bodyBytes: 32_768,
      attachments: 0,
      imageBytes: 0,
      videoBytes: 0,
      fileBytes: 0,
    },
  },
  on(connectionChanged, (state, reach) => ({ ...state, ...reach })),
  on(welcomed, (state, { epoch, limits }) => ({ ...state, epoch, limits })),
  on(compared, (state) => ({ ...state, loaded: true })),
  on(cacheDropped, (state) => ({ ...state, loaded: false })),
);

export interface WithConnection {
  connection: Connection;
}

export const selectConnection = (state: WithConnection) => state.connection;
export const selectLoaded = (state: WithConnection) => state.connection.loaded;
export const selectLimits = (state: WithConnection) => state.connection.limits;
