import { field, fields, integer, oneOf, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';

export interface Friend {
  /** The other one's id. */
  user: string;
  since: number;
}

export interface FriendRequest {
  id: string;
  /** The other one's id. */
  user: string;
  direction: 'incoming' | 'outgoing';
  createdAt: number;
}

const parseUserId = field('id', string);

const request = {
  id: string,
  direction: oneOf<FriendRequest['direction']>('incoming', 'outgoing'),
  createdAt: integer,
};

export const parseFriend: Parser<Friend> = fields<Friend>({ user: parseUserId, since: integer });

export const parseFriendRequest: Parser<FriendRequest> = fields<FriendRequest>({
  ...request,
  user: parseUserId,
});

/** As they are kept here: who somebody is stands among the cards. */
export const parseKeptFriend: Parser<Friend> = fields<Friend>({ user: string, since: integer });

export const parseKeptRequest: Parser<FriendRequest> = fields<FriendRequest>({
  ...request,
  user: string,
});
