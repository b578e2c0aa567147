import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { selectPresence } from '../../src/features/presence/presence';
import { watchWakes } from '../../src/shared/lib/wakes';
import { attentionReturned } from '../../src/shared/realtime/attention';
import { selectConnection } from '../../src/shared/realtime/connection';
import { conversation } from '../support/cast';
import { connected, conversationFrame, meFrame, synced } from '../support/wire';
import type { Wire } from '../support/wire';

const graceOnline = {
  type: 'presence',
  items: [{ user: 'grace', state: 'online' }],
  full: true,
};

/** A client whose socket goes on saying that it is open, whatever the other end does. */
async function online(): Promise<Wire> {
  const wire = await connected();
  await wire.welcome();
  await wire.say(meFrame, conversationFrame(conversation(), {}), synced, graceOnline);
  return wire;
}

const status = ({ store }: Wire) => selectConnection(store.getState()).status;
const grace = ({ store }: Wire) => selectPresence('grace')(store.getState()).state;
const pings = (wire: Wire) => wire.sent().filter(({ type }) => type === 'ping').length;
const pong = { type: 'pong', t: 1 };

test('a socket that says it is open but does not answer is given up in ten seconds', async () => {
  const wire = await online();

  await wire.clock.pass(25_000);
  equal(pings(wire), 1);
  await wire.clock.pass(9_999);
  deepEqual([status(wire), grace(wire)], ['online', 'online']);
  await wire.clock.pass(1);

  deepEqual([status(wire), grace(wire)], ['connecting', 'unknown']);
  await wire.clock.pass(500);
  equal(wire.connections(), 2);
});

test('one that answers stays, for as long as it does', async () => {
  const wire = await online();

  for (let beat = 1; beat <= 20; beat += 1) {
    await wire.clock.pass(25_000);
    equal(pings(wire), beat);
    await wire.say(pong);
  }

  deepEqual([status(wire), wire.connections()], ['online', 1]);
});

test('whoever comes back is asked for at once, and believed for three seconds without answer', async () => {
  const wire = await online();

  wire.store.dispatch(attentionReturned());
  equal(pings(wire), 1);
  await wire.clock.pass(2_000);
  wire.store.dispatch(attentionReturned());
  await wire.clock.pass(999);
  equal(status(wire), 'online');
  await wire.clock.pass(1);

  equal(status(wire), 'connecting');
});

test('after a sleep nobody is believed for more than eight seconds of being awake', async () => {
  const wire = await online();
  watchWakes(wire.clock, () => wire.store.dispatch(attentionReturned()));

  wire.clock.sleep(8 * 3_600_000);
  await wire.clock.pass(8_000);

  deepEqual([status(wire), grace(wire)], ['connecting', 'unknown']);
  await wire.clock.pass(500);
  await wire.welcome();
  equal(grace(wire), 'unknown');
  await wire.say(synced, graceOnline);
  deepEqual([status(wire), grace(wire)], ['online', 'online']);
});
