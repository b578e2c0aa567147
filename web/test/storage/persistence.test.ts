import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createStore } from 'redux';
import { rootReducer } from '../../src/app/rootReducer';
import { persistOnceUsed } from '../../src/app/storage/persistence';
import { messageComposed } from '../../src/features/messages/messageActions';
import { talk } from '../support/cast';

function asked(installed: boolean) {
  const store = createStore(rootReducer);
  let times = 0;
  const persist = async () => {
    times += 1;
    return true;
  };
  persistOnceUsed({ store, installed, persist });
  return { store, times: () => times };
}

test('the browser is asked to drop nothing with the first message, and once', () => {
  const { store, times } = asked(false);
  equal(times(), 0);

  store.dispatch(messageComposed(talk, 'Hello.'));
  store.dispatch(messageComposed(talk, 'Again.'));

  equal(times(), 1);
});

test('what is installed asks at once', () => {
  equal(asked(true).times(), 1);
});
