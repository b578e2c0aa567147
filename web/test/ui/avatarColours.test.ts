import { equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { avatarGradient, initials } from '../../src/shared/ui/avatarColours';

void test('a person has the same colours everywhere, and others have others', () => {
  equal(avatarGradient('ada'), avatarGradient('ada'));
  const people = Array.from({ length: 60 }, (_, index) => avatarGradient(`0190b3a0-0000-7000-8000-0000000000${index}`));
  ok(new Set(people).size > 45);
});

void test('the letters are those of the first and the last word', () => {
  equal(initials('Ada Lovelace'), 'AL');
  equal(initials('  grace brewster murray hopper '), 'GH');
  equal(initials('linus'), 'L');
  equal(initials('🦊 fox'), '🦊F');
});
