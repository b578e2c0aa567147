import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../src/shared/lib/clock';
import type { JsonObject } from '../../src/shared/lib/json';
import { createSocket } from '../../src/shared/realtime/socket';
import type { Socket } from '../../src/shared/realtime/socket';
import { listen } from '../support/webSocketPeer';
import type { Peer } from '../support/webSocketPeer';

/** A socket that talks over loopback, and becomes `welcomed` by the peer's welcome. */
function connect(peer: Peer) {
  const statuses: string[] = [];
  const received: JsonObject[] = [];
  const tokens: boolean[] = [];
  let revoked = 0;
  const socket: Socket = createSocket({
    open: () => new WebSocket(peer.url, 'martlet.v1'),
    token: async (anew) => {
      tokens.push(anew);
      return `token ${tokens.length}`;
    },
    hello: (token) => [{ type: 'hello', ...(token === undefined ? {} : { token }) }],
    received: (frame) => {
      received.push(frame);
      if (frame['type'] === 'welcome') {
        socket.happened({ type: 'welcomed', heartbeat: 25_000, compareEvery: 0 });
      }
      if (frame['type'] === 'synced') socket.happened({ type: 'synced' });
    },
    changed: ({ status }) => statuses.push(status),
    revoked: () => {
      revoked += 1;
    },
    clock: systemClock,
    random: () => 0,
  });
  return { socket, statuses, received, tokens, revoked: () => revoked };
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < 5_000; waited += 5) {
    await new Promise<void>((done) => {
      setTimeout(done, 5);
    });
  }
}

test('a socket greets with its token, and carries frames both ways once welcome', async (t) => {
  const peer = await listen();
  t.after(peer.end);
  const { socket, statuses, received } = connect(peer);

  socket.happened({ type: 'wanted' });
  equal(socket.send({ type: 'too early' }), false);
  deepEqual(await peer.heard(), { type: 'hello', token: 'token 1' });
  equal(socket.send({ type: 'still too early' }), false);

  peer.say({ type: 'welcome' });
  peer.say({ type: 'synced' });
  await until(() => statuses.includes('open'));
  equal(socket.send({ type: 'active', active: false }), true);

  deepEqual(await peer.heard(), { type: 'active', active: false });
  deepEqual(received.map(({ type }) => type), ['welcome', 'synced']);
  deepEqual(statuses, ['connecting', 'greeting', 'comparing', 'open']);
  socket.happened({ type: 'unwanted' });
});

test('a connection that the server drops is made anew', async (t) => {
  const peer = await listen();
  t.after(peer.end);
  const { socket, statuses } = connect(peer);
  socket.happened({ type: 'wanted' });
  await peer.heard();

  peer.close(1012);

  deepEqual(await peer.heard(), { type: 'hello', token: 'token 2' });
  deepEqual(statuses.slice(2), ['backoff', 'connecting', 'greeting']);
  socket.happened({ type: 'unwanted' });
});

test('a token that has ended is replaced before the next greeting', async (t) => {
  const peer = await listen();
  t.after(peer.end);
  const { socket, tokens } = connect(peer);
  socket.happened({ type: 'wanted' });
  await peer.heard();

  peer.close(4401);
  await peer.heard();

  deepEqual(tokens, [false, true]);
  socket.happened({ type: 'unwanted' });
});

test('a revoked session is told, and nothing connects again', async (t) => {
  const peer = await listen();
  t.after(peer.end);
  const { socket, statuses, revoked } = connect(peer);
  socket.happened({ type: 'wanted' });
  await peer.heard();

  peer.close(4403);
  await until(() => revoked() > 0);

  equal(revoked(), 1);
  equal(statuses[statuses.length - 1], 'idle');
  equal(socket.send({ type: 'anything' }), false);
});

test('text that is no frame is passed over', async (t) => {
  const peer = await listen();
  t.after(peer.end);
  const { socket, received, statuses } = connect(peer);
  socket.happened({ type: 'wanted' });
  await peer.heard();

  peer.say(['not', 'a', 'frame']);
  peer.say({ type: 'welcome' });
  await until(() => statuses.includes('comparing'));

  deepEqual(received, [{ type: 'welcome' }]);
  socket.happened({ type: 'unwanted' });
});
