import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { FriendRequest } from '../../src/features/friends/friend';
import {
  friendListsReceived, friendMade, friendRemoved, friendRequested, friendRequestRemoved, friends,
  selectFriendIds, selectIncoming, selectIsBlocked, selectIsFriend, selectOutgoing,
  selectRequestWith, userBlocked, userUnblocked,
} from '../../src/features/friends/friends';

function request(id: string, direction: FriendRequest['direction'], createdAt = 1): FriendRequest {
  return { id, user: id.replace('from ', '').replace('to ', ''), direction, createdAt };
}

const fromGrace = request('from grace', 'incoming', 1);
const toLinus = request('to linus', 'outgoing', 2);
const asked = [friendRequested(fromGrace), friendRequested(toLinus)].reduce(
  friends,
  friends(undefined, { type: 'begin' }),
);

test('requests stand by their direction, the newest first', () => {
  const later = friends(asked, friendRequested(request('from linus', 'incoming', 5)));

  deepEqual(selectIncoming({ friends: later }).map(({ user }) => user), ['linus', 'grace']);
  deepEqual(selectOutgoing({ friends: later }), [toLinus]);
});

test('a list that did not change is the very same', () => {
  const before = selectIncoming({ friends: asked });
  const after = friends(asked, friendMade({ user: 'ada', since: 1 }));

  equal(selectIncoming({ friends: after }), before);
});

test('with a friendship its request is gone', () => {
  const state = { friends: friends(asked, friendMade({ user: 'grace', since: 3 })) };

  deepEqual(selectFriendIds(state), ['grace']);
  deepEqual(selectIncoming(state), []);
  equal(selectRequestWith('linus')(state), toLinus);
});

test('a request that was declined or withdrawn is gone', () => {
  const state = { friends: friends(asked, friendRequestRemoved(toLinus.id)) };

  deepEqual(selectOutgoing(state), []);
});

test('a block ends friendship and requests, and an unblock brings neither back', () => {
  const befriended = friends(asked, friendMade({ user: 'grace', since: 3 }));
  const blocked = [userBlocked('grace'), userBlocked('linus')].reduce(friends, befriended);
  equal(selectIsFriend('grace')({ friends: blocked }), false);
  equal(selectRequestWith('linus')({ friends: blocked }), undefined);
  equal(selectIsBlocked('grace')({ friends: blocked }), true);

  const forgiven = friends(blocked, userUnblocked('grace'));
  equal(selectIsBlocked('grace')({ friends: forgiven }), false);
  equal(selectIsFriend('grace')({ friends: forgiven }), false);
});

test('the lists of a comparison replace everything', () => {
  const befriended = friends(asked, friendMade({ user: 'grace', since: 3 }));

  const state = friends(befriended, friendListsReceived({ friends: [], requests: [], blocks: [] }));

  deepEqual(state, { friends: {}, requests: {}, blocks: {} });
});

test('a friendship that ended, by whomever, is gone', () => {
  const befriended = friends(asked, friendMade({ user: 'grace', since: 3 }));

  deepEqual(selectFriendIds({ friends: friends(befriended, friendRemoved('grace')) }), []);
});
