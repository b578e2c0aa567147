import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { problemText } from '../../src/shared/i18n/problemText';

const invalid = { status: 422, code: 'invalid', detail: '', errors: [] };

void test('a character that nobody sees is told of', () => {
  const errors = [{ field: 'body', code: 'characters', detail: 'Control characters can\'t be part of it.' }];
  equal(problemText({ ...invalid, errors }), 'It contains an invisible character that is not allowed.');
  equal(problemText(invalid), 'The server did not accept this.');
});

void test('a code without words of its own is told as something unexpected', () => {
  equal(problemText({ ...invalid, code: 'new-in-a-later-version' }), 'Something unexpected happened. Try again.');
});

void test('seconds are told when to try again', () => {
  equal(
    problemText({ ...invalid, code: 'rate-limited', retryAfter: 1.2 }),
    'Too many attempts. Try again in 2 seconds.',
  );
});
