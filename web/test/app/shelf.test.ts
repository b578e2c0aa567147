import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { clearWithPerson } from '../../src/app/storage/shelf';
import {
  sessionEnded, sessionReplaced, sessionRestored, signedIn, signedOut,
} from '../../src/features/auth/session';
import { connected } from '../support/wire';

test('files in memory go with the person, and wait for one whose session has merely ended', async () => {
  const { store } = await connected();
  const held = new Set(['loom']);
  clearWithPerson(store, () => held.clear());
  const enter = (user: string) =>
    store.dispatch(signedIn({ accessToken: 'another', expiresIn: 600, user }));

  store.dispatch(sessionEnded());
  enter('ada');
  store.dispatch(sessionReplaced());
  store.dispatch(sessionRestored());
  enter('ada');
  equal(held.size, 1);

  store.dispatch(sessionReplaced());
  enter('grace');
  equal(held.size, 0);

  held.add('moth');
  store.dispatch(signedOut({ where: 'elsewhere' }));
  equal(held.size, 0);
});
