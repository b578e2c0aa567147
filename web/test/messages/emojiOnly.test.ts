import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { isEmojiOnly } from '../../src/features/messages/emojiOnly';

void test('one to three emoji stand large', () => {
  for (const text of ['👋', '👍🏽', '❤️', '🇩🇪', '1️⃣', '👩‍👩‍👧‍👦', ' 🎉 🎉 🎉\n', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '✊🏿☀️']) {
    equal(isEmojiOnly(text), true, text);
  }
});

void test('anything else is a message like all others', () => {
  for (const text of ['', ' ', '1', '#', '123', 'ok 👍', '👍👍👍👍', '©', '→', 'a', '🎉!']) {
    equal(isEmojiOnly(text), false, text);
  }
});
