import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { AnyAction } from 'redux';
import { createOutgoing } from '../../src/app/realtime/outgoing';
import { composed, messageComposed } from '../../src/features/messages/messageActions';
import { talk } from '../support/cast';

/** A storage that keeps when it is told to, and what has happened by then. */
function slowStorage() {
  const waiting: (() => void)[] = [];
  let keeps = true;
  const sent: string[] = [];
  const answers: (number | undefined)[] = [];
  const pass = (action: AnyAction) => {
    if (!composed.match(action)) return;
    sent.push(action.payload.body);
    answers.push(action.payload.replyTo);
  };
  const keptFirst = createOutgoing({
    keeps: () => keeps,
    queue: () => (keeps ? new Promise((done) => waiting.push(done)) : Promise.resolve()),
    pass,
  });
  const outgoing = (action: AnyAction) => keptFirst(action) || pass(action);
  return {
    sent,
    answers,
    answer: (replyTo: number, words: string) => outgoing(messageComposed(talk, words, replyTo)),
    write: (words: string, conversation = talk) => outgoing(messageComposed(conversation, words)),
    fail: () => void (keeps = false),
    async keep() {
      waiting.splice(0).forEach((done) => done());
      await new Promise((done) => setTimeout(done));
    },
  };
}

test('a message is sent once it is kept', async () => {
  const { sent, write, keep } = slowStorage();
  write('Hello.');
  deepEqual(sent, []);

  await keep();

  deepEqual(sent, ['Hello.']);
});

test('the same words once more, before they are kept, are the same message', async () => {
  const { sent, write, keep } = slowStorage();
  write('Hello.');
  write('Hello.');
  await keep();
  write('Hello.');
  await keep();

  deepEqual(sent, ['Hello.', 'Hello.']);
});

test('what is typed after words that are being kept is a message of its own', async () => {
  const { sent, write, keep } = slowStorage();
  write('One.');
  write('One.Two.');
  write('One.Two.\nThree.');
  await keep();

  deepEqual(sent, ['One.', 'Two.', 'Three.']);
});

test('words in another conversation are whole', async () => {
  const { sent, write, keep } = slowStorage();
  write('One.');
  write('One.Two.', 'other');
  await keep();

  deepEqual(sent, ['One.', 'One.Two.']);
});

test('a quote goes with the words that were written to it, and not with the next ones', async () => {
  const { sent, answers, answer, keep } = slowStorage();
  answer(1, 'One.');
  answer(1, 'One.Two.');
  answer(7, 'One.Two.Three.');
  await keep();
  answer(1, 'Four.');
  await keep();

  deepEqual(sent, ['One.', 'Two.', 'Three.', 'Four.']);
  deepEqual(answers, [1, undefined, 7, 1]);
});

test('a storage that fails lets nothing overtake what it was still keeping', async () => {
  const { sent, write, keep, fail } = slowStorage();
  write('One.');
  fail();
  write('One.Two.');
  await new Promise((done) => setTimeout(done));
  deepEqual(sent, []);
  await keep();
  write('Three.');

  deepEqual(sent, ['One.', 'Two.', 'Three.']);
});
