import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { returnPath, withReturn } from '../../src/app/returnPath';

function through(wanted: string): string {
  return returnPath(new URL(withReturn('/login', wanted), 'https://martlet.example').search);
}

void test('the way back leads to where somebody wanted to go', () => {
  equal(through('/c/0190-abc'), '/c/0190-abc');
  equal(through('/'), '/');
});

void test('it never leads to another site', () => {
  for (const wanted of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '']) {
    equal(returnPath(`?return=${encodeURIComponent(wanted)}`), '/', wanted);
  }
  equal(returnPath(''), '/');
});
