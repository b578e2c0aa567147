import { mutation, query, withParams } from '../../shared/http/endpoint';
import { array, fields, nullable, oneOf, string } from '../../shared/lib/json';
import { parseMe } from './me';
import type { Me } from './me';
import { cardsReceived } from './cards';
import { parseUser } from './user';
import type { User } from './user';

export type Relation = 'none' | 'incoming' | 'outgoing' | 'friend' | 'blocked';

export interface PersonFound {
  user: User;
  /** What they were to me when this was asked. */
  relation: Relation;
}

export interface PeoplePage {
  items: PersonFound[];
  next: string | null;
}

export const parsePerson = fields<PersonFound>({
  user: parseUser,
  relation: oneOf<Relation>('none', 'incoming', 'outgoing', 'friend', 'blocked'),
});

export const parsePeople = fields<PeoplePage>({
  items: array(parsePerson),
  next: nullable(string),
});

export const searchPeople = query<string, PeoplePage>({
  name: 'searchPeople',
  request: (text) => ({ path: withParams('/users', { query: text, limit: 20 }) }),
  parse: parsePeople,
  tags: ['people'],
  learned: ({ items }) => [cardsReceived(items.map(({ user }) => user))],
});

/** A prepared picture of mine, by its id, becomes what others see of me; `null` takes it away. */
export const changePicture = mutation<string | null, Me>({
  name: 'changePicture',
  request: (media) => ({ method: 'PUT', path: '/users/me/avatar', body: { media } }),
  parse: parseMe,
});

/** The new profile comes back as a `change`, in its turn among the others. */
export const changeProfile = mutation<{ displayName: string }, Me>({
  name: 'changeProfile',
  request: (body) => ({ method: 'PATCH', path: '/users/me', body }),
  parse: parseMe,
});
