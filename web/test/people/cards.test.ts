import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { cards, cardsIn, cardsReceived } from '../../src/features/people/cards';
import { ada, grace, linus } from '../support/cast';

test('a card is replaced by a newer one and by no other', () => {
  const renamed = { ...grace, displayName: 'Rear Admiral Grace Hopper', rev: 2 };
  const state = [cardsReceived([grace]), cardsReceived([renamed]), cardsReceived([grace])].reduce(
    cards,
    {},
  );

  deepEqual(state, { grace: renamed });
  equal(cards(state, cardsReceived([grace, renamed])), state);
});

test('cards are found wherever frames carry them', () => {
  const frame = {
    type: 'conversation',
    conversation: { members: [{ user: ada }, { user: grace }], lastMessage: { author: 'ada' } },
    friend: { user: linus, since: 1 },
    blocks: [grace],
    somethingNew: { user: { id: 'not a card' } },
  };

  deepEqual(cardsIn(frame).map(({ id }) => id), ['linus', 'ada', 'grace', 'grace']);
});

test('what a client keeps in my settings is never taken for a card', () => {
  const me = { ...ada, settings: { client: { user: grace, items: [linus] } } };

  deepEqual(cardsIn({ type: 'me', me }).map(({ id }) => id), ['ada']);
});
