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

export const parseFriend: Parser<Friend> = fields<Friend>({ user: parseUserId, since: integer });

export const parseFriendRequest: Parser<FriendRequest> = fields<FriendRequest>({
  id: string,
  user: parseUserId,
  direction: oneOf<FriendRequest['direction']>('incoming', 'outgoing'),
  createdAt: integer,
});
