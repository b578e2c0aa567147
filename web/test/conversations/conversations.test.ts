import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import {
  conversationReceived, conversationReplaced, conversations, conversationsGone, pointersRaised,
} from '../../src/features/conversations/conversations';
import { conversationVersion } from '../../src/features/conversations/conversationVersion';
import { ada, conversation, grace, talk } from '../support/cast';

function raised(user: string, readSeq: number, deliveredSeq: number) {
  return pointersRaised({ conversation: talk, user, readSeq, deliveredSeq });
}

const begun = conversations(undefined, conversationReceived(conversation()));

test('pointers only rise', () => {
  const state = [raised('grace', 3, 5), raised('grace', 1, 2), raised('grace', 4, 1)].reduce(
    conversations,
    begun,
  );

  deepEqual(state[talk]?.members[1], { user: grace.id, readSeq: 4, deliveredSeq: 5 });
});

test('pointers that say nothing new change nothing', () => {
  const state = conversations(begun, raised('grace', 3, 5));

  equal(conversations(state, raised('grace', 3, 5)), state);
  equal(conversations(state, raised('linus', 9, 9)), state);
});

test('a conversation that was read earlier takes no pointer and no setting back', () => {
  const muted = conversation({ muted: true, rev: 2, head: 5, unread: 1 });
  const later = [conversationReceived(muted), raised('ada', 5, 5)].reduce(conversations, begun);

  const state = conversations(later, conversationReceived(conversation({ head: 3, unread: 3 })));

  deepEqual(state[talk], { ...muted, members: later[talk]?.members });
});

test('settings of mine that changed elsewhere are taken by their revision', () => {
  const state = conversations(begun, conversationReceived(conversation({ pinned: true, rev: 1 })));

  equal(state[talk]?.pinned, true);
});

test('a copy that cannot be continued is replaced, with everything made from it', () => {
  const risen = conversations(begun, raised('grace', 9, 9));

  const state = conversations(risen, conversationReplaced(conversation()));

  deepEqual(state[talk], conversation());
});

test('a conversation that is not mine any more is dropped', () => {
  deepEqual(conversations(begun, conversationsGone([talk, 'unknown'])), {});
});

test('the version is the sum of all that only rises', () => {
  const members = [
    { user: ada.id, readSeq: 2, deliveredSeq: 2 },
    { user: grace.id, readSeq: 1, deliveredSeq: 2 },
  ];
  const revs: Record<string, number> = { ada: 3, grace: 2 };

  const version = conversationVersion(conversation({ rev: 4, members }), (user) => revs[user] ?? 0);

  equal(version, 4 + (2 + 2 + 3) + (1 + 2 + 2));
});
