import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { parseSpans } from '../../src/features/messages/spans';

function hrefs(body: string): string[] {
  return parseSpans(body).flatMap((span) => (span.kind === 'link' ? [span.href] : []));
}

void test('an address among words becomes a link, and the words stay', () => {
  deepEqual(parseSpans('see https://example.org/a?b=1#c now'), [
    { kind: 'text', text: 'see ' },
    { kind: 'link', text: 'https://example.org/a?b=1#c', href: 'https://example.org/a?b=1#c' },
    { kind: 'text', text: ' now' },
  ]);
});

void test('what ends a sentence is not part of an address', () => {
  deepEqual(hrefs('Look: https://example.org/a. Or (https://example.org/b)?'), [
    'https://example.org/a',
    'https://example.org/b',
  ]);
});

void test('a bracket that belongs to an address stays in it', () => {
  deepEqual(hrefs('https://example.org/swift_(bird)'), ['https://example.org/swift_(bird)']);
});

void test('marks in an address are part of it, and marks around it are not', () => {
  deepEqual(hrefs('https://example.org/_a_*b*~~c'), ['https://example.org/_a_*b*~~c']);
  deepEqual(parseSpans('**https://example.org/a**'), [
    {
      kind: 'bold',
      spans: [{ kind: 'link', text: 'https://example.org/a', href: 'https://example.org/a' }],
    },
  ]);
});

void test('only http, https and mailto are followed', () => {
  deepEqual(hrefs('javascript:alert(1) data:text/html,x ftp://a.example vbscript:x //a.example'), []);
  deepEqual(hrefs('HTTP://A.example mailto:ada@example.org'), [
    'http://a.example/',
    'mailto:ada@example.org',
  ]);
});

void test('what no parser takes for an address stays text', () => {
  deepEqual(hrefs('https:// http://[ https://a b'), ['https://a/']);
});

void test('a long line without an end is read in a moment', () => {
  const body = `https://example.org/${'('.repeat(4_000)}${')'.repeat(3_900)}${'.'.repeat(100)}`;
  const started = performance.now();
  equal(parseSpans(body).length, 2);
  equal(performance.now() - started < 500, true);
});
