import { conversationVersion } from '../../features/conversations/conversationVersion';
import type { JsonObject } from '../../shared/lib/json';
import type { RootState } from '../rootReducer';

/** How many conversations one frame may name. */
const ITEMS = 400;

interface Have {
  conversation: string;
  seq: number;
  id: string | null;
  version: number;
}

/** What this client holds, as the server has told it. */
export function have({ conversations, logs, cards }: RootState): Have[] {
  return Object.values(conversations).flatMap((conversation) => {
    const log = logs[conversation.id];
    if (!log) return [];
    const version = conversationVersion(conversation, (user) => cards[user]?.rev ?? 0);
    return [{ conversation: conversation.id, seq: log.seq, id: log.id, version }];
  });
}

/** `hello`, followed by as many `have` as it takes. */
export function hello(state: RootState, token: string | undefined): JsonObject[] {
  const items = have(state);
  const frames: JsonObject[] = [];
  for (let start = 0; start === 0 || start < items.length; start += ITEMS) {
    const more = start + ITEMS < items.length ? { more: true } : {};
    frames.push({ type: 'have', have: items.slice(start, start + ITEMS), ...more });
  }
  const [first, ...rest] = frames;
  const { epoch } = state.connection;
  const greeting = {
    ...first,
    type: 'hello',
    ...(token === undefined ? {} : { token }),
    ...(epoch === undefined ? {} : { epoch }),
    ...(state.me ? { me: state.me.version } : {}),
  };
  return [greeting, ...rest];
}
