import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { emoji as german } from '../../src/features/messages/emoji/emoji.de';
import { emoji as english } from '../../src/features/messages/emoji/emoji.en';
import { findEmoji, GROUPS, parseEmoji } from '../../src/features/messages/emoji/emojiSet';
import { isEmojiOnly } from '../../src/features/messages/emojiOnly';

const groups = parseEmoji(english);

function found(query: string): string[] {
  return findEmoji(groups, query).map(({ emoji }) => emoji);
}

void test('each group has a name, each emoji too, and none is there twice', () => {
  equal(groups.length, GROUPS.length);
  const all = groups.flat();
  ok(all.length > 1_800);
  deepEqual(all.filter(({ name }) => name === ''), []);
  equal(new Set(all.map(({ emoji }) => emoji)).size, all.length);
});

void test('every emoji of the picker is one that stands large when it is all there is', () => {
  deepEqual(groups.flat().filter(({ emoji }) => !isEmojiOnly(emoji)), []);
});

void test('another language has the same emoji in the same order', () => {
  const names = (data: string) => parseEmoji(data).map((group) => group.map(({ emoji }) => emoji));

  deepEqual(names(german), names(english));
});

void test('words are found by how they begin, in any order and case', () => {
  ok(found('thumbs u').includes('👍'));
  ok(found('UP thumb').includes('👍'));
  ok(found('+1').includes('👍'));
  deepEqual(found('humbs'), []);
  ok(findEmoji(parseEmoji(german), 'Daumen').some(({ emoji }) => emoji === '👍'));
});

void test('a letter finds many and shows as many as anybody looks through', () => {
  equal(found('s').length, 120);
});
