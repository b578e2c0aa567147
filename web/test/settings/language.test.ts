import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { wantedTags } from '../../src/features/settings/language';

test('without a choice the browser decides', () => {
  deepEqual(wantedTags('system', ['de-AT', 'en']), ['de-AT', 'en']);
});

test('a chosen language is spoken in the variety that the browser names', () => {
  deepEqual(wantedTags('en', ['de-AT', 'en-GB', 'en']), ['en-GB', 'en', 'en']);
  deepEqual(wantedTags('de', ['en-GB']), ['de']);
});
