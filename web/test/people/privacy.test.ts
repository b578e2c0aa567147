import { deepEqual, throws } from 'node:assert/strict';
import { test } from 'node:test';
import { parsePrivacy } from '../../src/features/people/privacy';
import { Malformed } from '../../src/shared/lib/json';

test('settings that were kept before there was a choice of who may ask let everyone', () => {
  deepEqual(parsePrivacy({ readReceipts: false, lastSeen: true, client: {} }), {
    readReceipts: false,
    lastSeen: true,
    asks: 'everyone',
  });
});

test('a choice that is none is not taken for one', () => {
  throws(() => parsePrivacy({ readReceipts: true, lastSeen: true, asks: 'some' }), Malformed);
});
