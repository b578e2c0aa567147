import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { unreadIn } from '../../src/app/unread';
import { applyEntry, applyPage, logFrom } from '../../src/features/messages/log';
import { ada, changed, conversation, grace, message, said } from '../support/cast';

const twoUnread = conversation({ head: 30, unread: 2 });

test('the server’s count goes on with what comes', () => {
  const log = [said(31, grace), said(32, ada), said(33, grace)].reduce(
    applyEntry,
    logFrom(30, 'm30', null),
  );

  equal(unreadIn(twoUnread, log, 'ada', 28), 4);
});

test('where everything unread is here, it is counted here', () => {
  const items = [message(28, ada), message(29, grace), message(30, grace)];
  const page = { items, head: 30, older: true, newer: false };
  const begun = applyPage(logFrom(30, 'm30', null), 31, page);
  equal(unreadIn(twoUnread, begun, 'ada', 28), 2);
  equal(unreadIn(twoUnread, begun, 'ada', 29), 1);

  const deleted = changed(31, message(30, grace, { body: '', deletedAt: 1, rev: 2 }));
  equal(unreadIn(twoUnread, applyEntry(begun, deleted), 'ada', 28), 1);
});

test('what I have read to the end holds nothing unread', () => {
  equal(unreadIn(twoUnread, logFrom(30, 'm30', null), 'ada', 30), 0);
});

test('reading on elsewhere never leaves more than there can be', () => {
  const many = conversation({ head: 30, unread: 20 });

  equal(unreadIn(many, logFrom(30, 'm30', null), 'ada', 27), 3);
});

test('a hundred is where counting ends', () => {
  const many = conversation({ head: 300, unread: 100 });
  const log = applyEntry(logFrom(300, 'm300', null), said(301, grace));

  equal(unreadIn(many, log, 'ada', 0), 100);
});
