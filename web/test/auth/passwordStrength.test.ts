import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { passwordStrength } from '../../src/features/auth/passwordStrength';

void test('fewer than eight characters are too short, whatever they are', () => {
  equal(passwordStrength('aB3$xyz'), 'short');
  equal(passwordStrength('🦊🦊🦊🦊'), 'short');
});

void test('a run of the same few characters stays weak however long it is', () => {
  equal(passwordStrength('aaaaaaaaaaaaaaaaaaaaaaaa'), 'weak');
  equal(passwordStrength('abababababababababab'), 'weak');
});

void test('length and variety make a password strong', () => {
  equal(passwordStrength('lovelace'), 'weak');
  equal(passwordStrength('lovelace1815'), 'fair');
  equal(passwordStrength('correct horse battery staple'), 'strong');
});
