import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { legacy_createStore as createStore } from 'redux';
import { rootReducer } from '../../src/app/rootReducer';
import type { Changes } from '../../src/app/storage/changes';
import { createJournal } from '../../src/app/storage/journal';
import { draftChanged } from '../../src/features/messages/drafts';
import { entriesApplied, logCompared } from '../../src/features/messages/logs';
import { typingSeen } from '../../src/features/presence/typing';
import { grace, said, talk } from '../support/cast';
import { settled } from '../support/testClock';

/** A journal over the real state; what it writes waits until the test says how that went. */
function journalUnderTest() {
  const store = createStore(rootReducer);
  const writes: { changes: Changes; end: (shown: boolean) => void }[] = [];
  const told = { conversation: talk, head: 0, headId: null, last: null, entries: [] };
  store.dispatch(logCompared({ ...told, complete: true }));
  const journal = createJournal({
    getState: store.getState,
    dispatch: store.dispatch,
    reduce: rootReducer,
    write: (changes) => new Promise((end) => writes.push({ changes, end })),
  });
  const seq = () => store.getState().logs[talk]?.seq;
  return { store, journal, writes, seq, ahead: () => journal.getState().logs[talk]?.seq };
}

const entry = (seq: number) => entriesApplied([said(seq, grace)]);

test('an entry is kept with its number, and shown only then', async () => {
  const { store, journal, writes, seq, ahead } = journalUnderTest();
  journal.begin(store.getState());

  journal.dispatch(entry(1));
  deepEqual([seq(), ahead()], [0, 1]);
  deepEqual(writes[0]?.changes.logs[0]?.told.map((one) => one.seq), [1]);
  equal(writes[0]?.changes.logs[0]?.log.seq, 1);
  writes[0]?.end(true);
  await settled();

  deepEqual([seq(), ahead()], [1, 1]);
});

test('what comes while something is being written is written together, and shown in its order', async () => {
  const { store, journal, writes, seq, ahead } = journalUnderTest();
  journal.begin(store.getState());

  for (const n of [1, 2, 3]) journal.dispatch(entry(n));
  equal(writes.length, 1);
  equal(ahead(), 3);
  writes[0]?.end(true);
  await settled();
  equal(seq(), 1);

  deepEqual(writes[1]?.changes.logs[0]?.told.map((one) => one.seq), [2, 3]);
  writes[1]?.end(true);
  await settled();
  equal(seq(), 3);
});

test('what nobody keeps happens at once, but not before what came earlier', async () => {
  const { store, journal, writes } = journalUnderTest();
  const typing = () => Object.keys(store.getState().typing).length;
  const seen = typingSeen({ conversation: talk, user: 'grace' });
  journal.begin(store.getState());

  journal.dispatch(seen);
  deepEqual([typing(), writes.length], [1, 0]);
  journal.dispatch(entry(1));
  journal.dispatch(typingSeen({ conversation: talk, user: 'linus' }));
  equal(typing(), 1);

  writes[0]?.end(true);
  await settled();
  equal(typing(), 2);
});

test('what a person does meanwhile is not undone by what was worked out before it', async () => {
  const { store, journal, writes, seq } = journalUnderTest();
  journal.begin(store.getState());
  journal.dispatch(entry(1));

  store.dispatch(draftChanged({ conversation: talk, draft: 'well' }));
  journal.changed();
  writes[0]?.end(true);
  await settled();

  deepEqual([seq(), store.getState().drafts[talk]], [1, 'well']);
  deepEqual(writes[1]?.changes.records, [{ store: 'drafts', key: talk, value: 'well' }]);
});

test('what may not be kept is not shown either', async () => {
  const { store, journal, writes, seq } = journalUnderTest();
  journal.begin(store.getState());
  journal.dispatch(entry(1));

  journal.end();
  writes[0]?.end(false);
  await settled();
  equal(seq(), 0);

  journal.dispatch(entry(1));
  equal(seq(), 1);
});
