import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { de } from '../../src/shared/i18n/de';
import type { Catalogue, Text } from '../../src/shared/i18n/catalogue';
import { english, speak, t } from '../../src/shared/i18n/translate';

function inLanguage(locale: string, catalogue: Catalogue, body: () => void): void {
  speak(locale, catalogue);
  try {
    body();
  } finally {
    speak('en', english);
  }
}

function holes(text: Text): string[] {
  const forms = typeof text === 'string' ? [text] : [text.one, text.other];
  const names = forms.flatMap((form) => Array.from(form.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? ''));
  return Array.from(new Set(names)).sort();
}

void test('the count chooses the form and is written as the language does', () => {
  equal(t('conversations.unread', { count: 1 }), '1 unread message');
  equal(t('conversations.unread', { count: 1_234 }), '1,234 unread messages');
  inLanguage('de', de, () => {
    equal(t('conversations.unread', { count: 1 }), '1 ungelesene Nachricht');
    equal(t('conversations.unread', { count: 1_234 }), '1.234 ungelesene Nachrichten');
  });
});

void test('a name with braces or a dollar sign is put in as it is', () => {
  equal(t('people.more', { name: '{count} $& ada' }), 'More about {count} $& ada');
});

void test('every text has the same holes in both languages', () => {
  for (const [key, text] of Object.entries(english)) {
    deepEqual(holes(de[key as keyof Catalogue]), holes(text), key);
  }
});
