import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { checkRegistration } from '../../src/features/auth/registration';

const ada = { username: 'ada.l_1', displayName: 'Ada Lovelace', password: 'correct horse' };

function wrong(change: Partial<typeof ada>): string[] {
  return Object.keys(checkRegistration({ ...ada, ...change }));
}

void test('what the server would take passes', () => {
  deepEqual(wrong({}), []);
  deepEqual(wrong({ password: '🦊'.repeat(8) }), []);
});

void test('terms are agreed to by their number, and only where there are any', () => {
  deepEqual(Object.keys(checkRegistration(ada)), []);
  deepEqual(Object.keys(checkRegistration({ ...ada, terms: 2 }, undefined)), []);
  deepEqual(Object.keys(checkRegistration(ada, 2)), ['terms']);
  deepEqual(Object.keys(checkRegistration({ ...ada, terms: 1 }, 2)), ['terms']);
  deepEqual(Object.keys(checkRegistration({ ...ada, terms: 2 }, 2)), []);
});

void test('each field is told on its own', () => {
  deepEqual(wrong({ username: 'ab' }), ['username']);
  deepEqual(wrong({ username: 'Ada' }), ['username']);
  deepEqual(wrong({ displayName: '  ' }), ['displayName']);
  deepEqual(wrong({ displayName: 'a'.repeat(65) }), ['displayName']);
  deepEqual(wrong({ password: '🦊'.repeat(7) }), ['password']);
  deepEqual(wrong({ username: '', displayName: '', password: '' }), [
    'username',
    'displayName',
    'password',
  ]);
});
