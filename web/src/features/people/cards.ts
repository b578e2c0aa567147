import { event, on, reducer } from '../../shared/lib/action';
import type { JsonObject } from '../../shared/lib/json';
import type { FrameTable } from '../../shared/realtime/frames';
import { parseUser } from './user';
import type { User } from './user';

export type Cards = Readonly<Record<string, User>>;

export const cardsReceived = event<readonly User[]>('people/cardsReceived');

/** Takes what is newer by `rev`; the same card twice or late changes nothing. */
function merge(cards: Cards, received: readonly User[]): Cards {
  const newer = received.filter(({ id, rev }) => rev > (cards[id]?.rev ?? -1));
  if (newer.length === 0) return cards;
  return { ...cards, ...Object.fromEntries(newer.map((user) => [user.id, user])) };
}

export const cards = reducer<Cards>({}, on(cardsReceived, merge));

export interface WithCards {
  cards: Cards;
}

export const selectUser = (id: string) => (state: WithCards): User | undefined => state.cards[id];

/** The fields in which frames and answers carry cards, or what carries them in turn. */
const carriers = [
  'me', 'user', 'friend', 'request', 'conversation',
  'friends', 'requests', 'blocks', 'members', 'items',
];

/** Every card that stands somewhere in a frame or an answer. */
export function cardsIn(value: unknown): User[] {
  if (Array.isArray(value)) return value.flatMap(cardsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('username' in value) return [parseUser(value)];
  const from = value as JsonObject;
  return carriers.flatMap((name) => cardsIn(from[name]));
}

const readCards = (frame: JsonObject) => [cardsReceived(cardsIn(frame))];

export const cardFrames: FrameTable = {
  me: readCards,
  user: readCards,
  conversation: readCards,
};

export const cardChanges: FrameTable = {
  'friend-request': readCards,
  friend: readCards,
  block: readCards,
  profile: readCards,
};
