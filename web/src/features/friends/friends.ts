import { event, on, reducer } from '../../shared/lib/action';
import { array, field, fields, record, string } from '../../shared/lib/json';
import type { Parser } from '../../shared/lib/json';
import { memo } from '../../shared/lib/memo';
import { put, without } from '../../shared/lib/record';
import type { FrameTable } from '../../shared/realtime/frames';
import {
  parseFriend, parseFriendRequest, parseKeptFriend, parseKeptRequest,
} from './friend';
import type { Friend, FriendRequest } from './friend';

/** Who stands how to me, by user id; requests by their own. */
export interface Friends {
  friends: Readonly<Record<string, Friend>>;
  requests: Readonly<Record<string, FriendRequest>>;
  blocks: Readonly<Record<string, true>>;
}

interface FriendLists {
  friends: readonly Friend[];
  requests: readonly FriendRequest[];
  blocks: readonly string[];
}

export const friendListsReceived = event<FriendLists>('friends/listsReceived');
export const friendRequested = event<FriendRequest>('friends/requested');
export const friendRequestRemoved = event<string>('friends/requestRemoved');
export const friendMade = event<Friend>('friends/made');
export const friendRemoved = event<string>('friends/removed');
export const userBlocked = event<string>('friends/userBlocked');
export const userUnblocked = event<string>('friends/userUnblocked');

function withoutRequestOf(requests: Friends['requests'], user: string): Friends['requests'] {
  const gone = Object.values(requests).filter((request) => request.user === user);
  return without(requests, gone.map(({ id }) => id));
}

export const friends = reducer<Friends>(
  { friends: {}, requests: {}, blocks: {} },
  on(friendListsReceived, (_, lists) => ({
    friends: Object.fromEntries(lists.friends.map((friend) => [friend.user, friend])),
    requests: Object.fromEntries(lists.requests.map((request) => [request.id, request])),
    blocks: Object.fromEntries(lists.blocks.map((user) => [user, true])),
  })),
  on(friendRequested, (state, request) => ({
    ...state,
    requests: put(state.requests, request.id, request),
  })),
  on(friendRequestRemoved, (state, id) => ({ ...state, requests: without(state.requests, [id]) })),
  on(friendMade, (state, friend) => ({
    ...state,
    friends: put(state.friends, friend.user, friend),
    requests: withoutRequestOf(state.requests, friend.user),
  })),
  on(friendRemoved, (state, user) => ({ ...state, friends: without(state.friends, [user]) })),
  on(userBlocked, (state, user) => ({
    friends: without(state.friends, [user]),
    requests: withoutRequestOf(state.requests, user),
    blocks: put(state.blocks, user, true),
  })),
  on(userUnblocked, (state, user) => ({ ...state, blocks: without(state.blocks, [user]) })),
);

export interface WithFriends {
  friends: Friends;
}

const friendIds = memo((known: Friends['friends']) => Object.keys(known));

const newestFirst = (direction: FriendRequest['direction']) =>
  memo((requests: Friends['requests']) =>
    Object.values(requests)
      .filter((request) => request.direction === direction)
      .sort((one, other) => other.createdAt - one.createdAt || (one.id < other.id ? 1 : -1)),
  );

const incoming = newestFirst('incoming');
const outgoing = newestFirst('outgoing');

export const selectFriendIds = (state: WithFriends) => friendIds(state.friends.friends);
export const selectIncoming = (state: WithFriends) => incoming(state.friends.requests);
export const selectOutgoing = (state: WithFriends) => outgoing(state.friends.requests);

export const selectIsFriend = (user: string) => (state: WithFriends) =>
  user in state.friends.friends;

export const selectIsBlocked = (user: string) => (state: WithFriends) =>
  user in state.friends.blocks;

export const selectRequestWith = (user: string) => (state: WithFriends) =>
  Object.values(state.friends.requests).find((request) => request.user === user);

export const parseKeptFriends: Parser<Friends> = fields<Friends>({
  friends: record(parseKeptFriend),
  requests: record(parseKeptRequest),
  blocks: record((): true => true),
});

const parseUserId = field('id', string);

export const friendFrames: FrameTable = {
  me: (frame) => [
    friendListsReceived({
      friends: array(parseFriend)(frame['friends']),
      requests: array(parseFriendRequest)(frame['requests']),
      blocks: array(parseUserId)(frame['blocks']),
    }),
  ],
};

export const friendChanges: FrameTable = {
  'friend-request': (frame) => [friendRequested(parseFriendRequest(frame['request']))],
  'friend-request-removed': (frame) => [friendRequestRemoved(string(frame['id']))],
  friend: (frame) => [friendMade(parseFriend(frame['friend']))],
  'friend-removed': (frame) => [friendRemoved(string(frame['user']))],
  block: (frame) => [userBlocked(parseUserId(frame['user']))],
  unblock: (frame) => [userUnblocked(string(frame['user']))],
};
