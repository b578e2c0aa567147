import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { legacy_createStore as createStore, combineReducers } from 'redux';
import { cacheKey, mutation, query, withParams } from '../../src/shared/http/endpoint';
import { Refused } from '../../src/shared/http/problem';
import { queryCache } from '../../src/shared/http/queryCache';
import { createQueryClient } from '../../src/shared/http/queryClient';
import { nothing, string } from '../../src/shared/lib/json';
import { settled, testClock } from '../support/testClock';

const device = query<string, string>({
  name: 'device',
  request: (id) => ({ path: withParams('/devices', { id }) }),
  parse: string,
  tags: ['devices'],
});

const instance = query<null, string>({
  name: 'instance',
  open: true,
  request: () => ({ path: '/instance' }),
  parse: string,
});

const revoke = mutation<string, true>({
  name: 'revoke',
  request: (id) => ({ method: 'DELETE', path: `/devices/${id}` }),
  parse: nothing,
  outdates: ['devices'],
});

const down = new Refused({ status: 503, code: 'busy', detail: '', errors: [] });

function clientUnderTest() {
  const clock = testClock();
  const store = createStore(combineReducers({ queries: queryCache }));
  const asked: string[] = [];
  const answers: ((answer: unknown) => void)[] = [];
  const http = ({ path }: { path: string }) => {
    asked.push(path);
    return new Promise<unknown>((done) => {
      answers.push(done);
    });
  };
  const client = createQueryClient({
    http,
    openHttp: http,
    cached: (key) => store.getState().queries[key],
    dispatch: (action) => store.dispatch(action),
    clock,
  });
  return {
    client,
    clock,
    asked,
    async answer(index: number, value: unknown) {
      answers[index]?.(value instanceof Error ? Promise.reject(value) : value);
      await settled();
    },
    state: (id: string) => store.getState().queries[cacheKey(device, id)],
    instance: () => store.getState().queries[cacheKey(instance, null)],
  };
}

test('what several places look at is asked once and kept by its argument', async () => {
  const { client, asked, answer, state } = clientUnderTest();

  client.watch(device, 'phone');
  client.watch(device, 'phone');
  client.watch(device, 'laptop');
  await answer(0, 'a phone');

  deepEqual(asked, ['/devices?id=phone', '/devices?id=laptop']);
  deepEqual(state('phone'), { status: 'ready', data: 'a phone' });
  equal(state('laptop')?.status, 'pending');
});

test('a mutation asks anew for what it outdates, and the old answer stays until then', async () => {
  const { client, asked, answer, state } = clientUnderTest();
  client.watch(device, 'phone');
  await answer(0, 'a phone');

  const outcome = client.mutate(revoke, 'phone');
  await answer(1, undefined);

  deepEqual(await outcome, { ok: true, result: true });
  deepEqual(asked, ['/devices?id=phone', '/devices/phone', '/devices?id=phone']);
  deepEqual(state('phone'), { status: 'pending', data: 'a phone' });
});

test('an answer that was outdated on its way is asked for again', async () => {
  const { client, asked, answer, state } = clientUnderTest();
  client.watch(device, 'phone');

  client.outdate(['devices']);
  await answer(0, 'an old phone');
  await answer(1, 'a phone');

  equal(asked.length, 2);
  deepEqual(state('phone'), { status: 'ready', data: 'a phone' });
});

test('a failed mutation says why', async () => {
  const { client, answer } = clientUnderTest();

  const outcome = client.mutate(revoke, 'phone');
  await answer(0, down);

  deepEqual(await outcome, { ok: false, problem: down.problem });
});

test('an answer that is not what was promised is a problem and breaks nothing', async () => {
  const { client, answer, state } = clientUnderTest();
  client.watch(device, 'phone');

  await answer(0, { not: 'a string' });

  equal(state('phone')?.status, 'failed');
  equal(state('phone')?.problem?.code, 'unreadable');
});

test('what had failed is asked for again when the network is back', async () => {
  const { client, answer, state } = clientUnderTest();
  client.watch(device, 'phone');
  await answer(0, down);
  equal(state('phone')?.status, 'failed');

  client.retryFailed();
  await answer(1, 'a phone');

  deepEqual(state('phone'), { status: 'ready', data: 'a phone' });
});

test('an answer is kept for a minute after the last one who looked at it has gone', async () => {
  const { client, clock, answer, state } = clientUnderTest();
  const leave = client.watch(device, 'phone');
  await answer(0, 'a phone');

  leave();
  await clock.pass(59_999);
  equal(state('phone')?.data, 'a phone');
  await clock.pass(1);
  equal(state('phone'), undefined);
});

test('an answer that comes after the log-out is dropped', async () => {
  const { client, answer, state } = clientUnderTest();
  client.watch(device, 'phone');

  client.reset();
  await answer(0, 'a phone');

  equal(state('phone')?.data, undefined);
});

test('what anybody may ask is still answered after a log-out, while somebody looks', async () => {
  const { client, answer, instance: shown } = clientUnderTest();
  client.watch(instance, null);

  client.reset();
  await answer(0, 'with mail');

  equal(shown()?.data, 'with mail');
});
