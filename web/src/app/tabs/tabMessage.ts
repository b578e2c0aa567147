import type { AnyAction } from 'redux';
import { parseGrant } from '../../shared/http/accessTokens';
import type { Grant } from '../../shared/http/accessTokens';
import {
  array, boolean, field, fields, integer, object, oneOf, optional, readable, string,
} from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import type { RootState } from '../rootReducer';

/** What the one who leads knows, as one who begins to follow needs it. */
export interface Snapshot {
  user: string;
  grant: Grant | undefined;
  slices: Partial<RootState>;
}

/** What tabs say to each other; each carries the name of the tab it is `from`. */
export type TabMessage = { from: string } & (
  /** Does anybody lead? `active`: somebody looks at the tab that asks. */
  | { type: 'ping'; active: boolean }
  | { type: 'pong' }
  /** From now on this tab follows; it knows of these events. */
  | { type: 'joined'; events: readonly AnyAction[] }
  | { type: 'told'; to: string; count: number; snapshot: Snapshot }
  /** These events, number `count`, have happened where things are decided, and `by` there. */
  | { type: 'happened'; count: number; by: string; events: readonly AnyAction[] }
  /** Somebody did this in a tab that follows. */
  | { type: 'did'; events: readonly AnyAction[] }
);

const types = ['ping', 'pong', 'joined', 'told', 'happened', 'did'] as const;

/** The content is that of the same build, which reads what it has written. */
const parseEvents: Parser<readonly AnyAction[]> = array((value) => {
  return { ...object(value), type: field('type', string)(value) };
});

const parseSnapshot = fields<Snapshot>({
  user: string,
  grant: optional(parseGrant),
  slices: (value): Partial<RootState> => object(value),
});

const parseMessage: Parser<TabMessage> = (value) => {
  const from = field('from', string)(value);
  const type = field('type', oneOf<TabMessage['type']>(...types))(value);
  const events = () => field('events', parseEvents)(value);
  const count = () => field('count', integer)(value);
  switch (type) {
    case 'ping':
      return { from, type, active: field('active', boolean)(value) };
    case 'pong':
      return { from, type };
    case 'joined':
    case 'did':
      return { from, type, events: events() };
    case 'told': {
      const to = field('to', string)(value);
      return { from, type, to, count: count(), snapshot: field('snapshot', parseSnapshot)(value) };
    }
    case 'happened':
      return { from, type, count: count(), by: field('by', string)(value), events: events() };
  }
};

export const tabMessageOf = (value: unknown): TabMessage | undefined =>
  readable(parseMessage, value);
