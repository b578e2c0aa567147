import { cpuUsage } from 'node:process';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { parseBlocks, plainWords } from '../../src/features/messages/blocks';
import type { Block } from '../../src/features/messages/blocks';
import type { Span } from '../../src/features/messages/spans';
import { seeded } from '../support/random';

/** A tree in a line: what is marked stands in angle brackets after its kind's first letter. */
function told(spans: readonly Span[]): string {
  return spans
    .map((span) => ('spans' in span ? `${span.kind[0]}<${told(span.spans)}>` : span.kind === 'text' ? span.text : `${span.kind[0]}<${span.text}>`))
    .join('');
}

function tellBlock(block: Block): string {
  return block.kind === 'code' ? `code<${block.text}>` : block.kind === 'quote' ? `quote<${told(block.spans)}>` : told(block.spans);
}

function tell(body: string): string {
  return parseBlocks(body).map(tellBlock).join('|');
}

void test('bold, italic, struck and code are what people expect', () => {
  equal(tell('a **b** c'), 'a b<b> c');
  equal(tell('*a* and _b_'), 'i<a> and i<b>');
  equal(tell('~~gone~~ `code **x**`'), 's<gone> c<code **x**>');
  equal(tell('**a *b* c**, _**d**_'), 'b<a i<b> c>, i<b<d>>');
});

void test('what is no mark stays as it was written', () => {
  const written = [
    '2*3*4 = 24', 'snake_case_name', '__init__', 'a * b * c', '**', '****', '* * *', '~ 5 ~', '```', '`', '``',
    '- one\n- two', '1. a', '***', 'so *what', 'so what*', '¯\\_(ツ)_/¯', '>:(', '>>>', 'a > b', '~~', '\n', '5 ** 6',
  ];
  for (const body of written) equal(tell(body), body.trim() === '' ? '' : body, JSON.stringify(body));
});

void test('marks that cross are closed by the outer one', () => {
  equal(tell('*a **b* c**'), 'i<a **b> c**');
  equal(tell('*a *b*'), '*a i<b>');
});

void test('a fence holds code on lines of its own, with every mark and space in it', () => {
  equal(tell('look\n```swift\nlet a = "**"\n  > b\n```\nsee?'), 'look|code<let a = "**"\n  > b>|see?');
  equal(tell('```\nnever closed'), '```\nnever closed');
});

void test('lines behind a > are a quote, with marks in it', () => {
  equal(tell('> a *b*\n> c\nd'), 'quote<a i<b>\nc>|d');
  equal(tell('>not one'), '>not one');
  equal(tell('> a\n\nb\n\nc\n'), 'quote<a>|b\n\nc');
});

void test('markup is text like any other', () => {
  const body = '<img src=x onerror=alert(1)> <b>*a*</b> &lt;script&gt; [x](javascript:alert(1)) ![](https://a.example/x)';
  const kinds = JSON.stringify(parseBlocks(body));

  ok(!kinds.includes('"href":"javascript'));
  equal(tell(body).includes('<img src=x onerror=alert(1)>'), true);
});

void test('the words alone have no marks', () => {
  equal(plainWords('**Lunch** at _one_? `x`\n> yes\n```\ncode\n```'), 'Lunch at one? x\nyes\ncode');
});

const PIECES = [
  '*', '**', '***', '_', '__', '~~', '~', '`', '```', '```\n', '\n', '\n\n', '> ', '>', ' ', 'a', 'word', 'é', '👍🏽',
  '\u202E', '\u0000', '\uD800', 'https://a.example/', 'https://', 'mailto:x@y', '(', ')', '[', ']', '<', '&', '\\', '"', "'",
];

function bare(text: string): string {
  return text.replace(/[*_~`>\s]/gu, '');
}

/** Whether one text is the other with something left out. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (let i = 0; i < whole.length; i += 1) if (whole[i] === part[at]) at += 1;
  return at === part.length;
}

void test('10,000 random texts lose nothing but marks, and no text is too much', () => {
  const random = seeded(2026);
  for (let round = 0; round < 10_000; round += 1) {
    const length = Math.floor(random() * 40);
    const body = Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');
    const [shown, written] = [bare(plainWords(body)), bare(body)];

    if (!body.includes('```')) equal(shown, written, JSON.stringify(body));
    // What stands behind a fence names a language, and is not shown.
    ok(isWithin(shown, written), JSON.stringify(body));
  }
});

void test('the longest message of any kind is read in a moment', () => {
  const size = 32_768;
  for (const piece of [...PIECES, '*a ', '**a *b ', '_a_', '`a', '*a **b ~~c _d ', '```\na\n', '```x\n', '> a\n', '(https://a.example/)', 'https://a)']) {
    const body = piece.repeat(Math.ceil(size / piece.length));
    const before = cpuUsage();
    parseBlocks(body);
    const { user } = cpuUsage(before);
    // Some 20 ms; what goes over a text again for each of its characters takes many seconds.
    ok(user < 1_500_000, `${user} µs for ${JSON.stringify(piece)}`);
  }
});

void test('nothing written is no block', () => {
  deepEqual(parseBlocks(''), []);
});
