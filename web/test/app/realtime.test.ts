import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import {
  conversationView, selectConversationIds, selectUnreadTotal,
} from '../../src/app/conversationViews';
import { messageViews } from '../../src/app/messageViews';
import { selectSessionStatus, tokenRenewed } from '../../src/features/auth/session';
import { selectHeardAt } from '../../src/features/conversations/heard';
import { conversationOpened, messageComposed } from '../../src/features/messages/messageActions';
import { selectPresence } from '../../src/features/presence/presence';
import { typed } from '../../src/features/presence/typing';
import { readUpTo } from '../../src/features/receipts/receipts';
import {
  attentionChanged, attentionReturned, networkLost,
} from '../../src/shared/realtime/attention';
import { selectConnection } from '../../src/shared/realtime/connection';
import { ada, conversation, grace, message, said, talk } from '../support/cast';
import { connected, conversationFrame, entryFrame, meFrame, onWire, synced } from '../support/wire';
import type { Wire } from '../support/wire';

/** A client that has compared, and holds the conversation with grace up to number 2. */
async function caughtUp(): Promise<Wire> {
  const wire = await connected();
  await wire.welcome();
  await wire.say(
    meFrame,
    conversationFrame(conversation(), {}),
    synced,
    entryFrame(said(1, ada)),
    entryFrame(said(2, grace)),
  );
  return wire;
}

function graceHas(readSeq: number, deliveredSeq: number) {
  return { type: 'pointers', conversation: talk, user: 'grace', readSeq, deliveredSeq };
}

const bodies = ({ store }: Wire) => messageViews(talk)(store.getState()).map(({ body }) => body);
const ofType = (wire: Wire, type: string) => wire.sent().filter((frame) => frame['type'] === type);

test('the first frame says what is held, and everything that comes is shown', async () => {
  const wire = await connected();
  await wire.welcome();
  deepEqual(wire.sent(), [{ type: 'hello', token: 'token 0', have: [] }]);

  const head = { head: 7, headId: 'm7', unread: 3 };
  await wire.say(
    meFrame,
    conversationFrame(conversation(head), { last: message(7, grace), complete: false }),
    synced,
    { type: 'presence', items: [{ user: 'grace', state: 'online' }], full: true },
  );

  const state = wire.store.getState();
  deepEqual(selectConversationIds(state), [talk]);
  equal(selectUnreadTotal(state), 3);
  equal(selectConnection(state).status, 'online');
  equal(selectPresence('grace')(state).state, 'online');
  const view = conversationView(talk)(state);
  deepEqual(view?.other, grace);
  deepEqual(view?.last, { body: 'message 7', deleted: false, mine: false, status: 'received' });
  equal(view?.canSend, true);
  deepEqual(ofType(wire, 'received'), [
    { type: 'received', items: [{ conversation: talk, seq: 7 }] },
  ]);
});

test('a server that is away is reconnected to; only without a network one is offline', async () => {
  const wire = await caughtUp();
  const { dispatch, getState } = wire.store;

  await wire.close(1006);
  equal(selectConnection(getState()).status, 'connecting');
  equal(selectConnection(getState()).retryAt, wire.clock.now() + 500);

  wire.network.up = false;
  await wire.clock.pass(500);
  dispatch(networkLost());
  equal(selectConnection(getState()).status, 'offline');
  equal(selectPresence('grace')(getState()).state, 'unknown');

  wire.network.up = true;
  dispatch(attentionReturned());
  equal(selectConnection(getState()).status, 'connecting');
});

test('a returning client says what it holds and takes only the rest', async () => {
  const wire = await caughtUp();
  await wire.say(graceHas(1, 1));

  await wire.close(1006);
  await wire.clock.pass(500);
  await wire.welcome();

  deepEqual(wire.sent()[0], {
    type: 'hello',
    token: 'token 0',
    epoch: 'first',
    me: 3,
    have: [{ conversation: talk, seq: 2, id: 'm2', version: 4 }],
  });
  const missed = conversation({ head: 3, headId: 'm3', unread: 2 });
  await wire.say(conversationFrame(missed, { entries: [said(3, grace)] }), synced);
  deepEqual(bodies(wire), ['message 1', 'message 2', 'message 3']);
});

test('a client that was away ends in the state of one that stayed', async () => {
  const stayed = await caughtUp();
  const away = await caughtUp();
  const later = [said(3, grace), said(4, ada), said(5, grace)];

  await stayed.say(...later.map(entryFrame), graceHas(4, 4));
  await away.close(1006);
  await away.clock.pass(500);
  await away.welcome();
  const members = conversation().members.map((member) =>
    member.user === 'grace' ? { ...member, readSeq: 4, deliveredSeq: 4 } : member,
  );
  const missed = conversation({ head: 5, headId: 'm5', unread: 3, members });
  await away.say(conversationFrame(missed, { entries: later, last: message(5, grace) }), synced);

  deepEqual(away.store.getState().logs, stayed.store.getState().logs);
  deepEqual(bodies(away), bodies(stayed));
  equal(selectUnreadTotal(away.store.getState()), selectUnreadTotal(stayed.store.getState()));
});

test('when a message was delivered and read is known to who was there', async () => {
  const wire = await caughtUp();
  const known = (seq: number) => selectHeardAt(talk, seq, 0)(wire.store.getState());

  await wire.clock.pass(1_000);
  const deliveredAt = wire.clock.now();
  await wire.say(graceHas(0, 2), { ...graceHas(2, 2), user: 'ada' });
  await wire.clock.pass(1_000);
  const readAt = wire.clock.now();
  await wire.say(graceHas(1, 2), graceHas(0, 2));

  deepEqual(known(1), { deliveredAt, readAt });
  deepEqual(known(2), { deliveredAt, readAt: undefined });
});

test('nobody knows when what happened while this client was away did', async () => {
  const wire = await caughtUp();
  const known = (seq: number) => selectHeardAt(talk, seq, 0)(wire.store.getState());

  await wire.close(1006);
  await wire.clock.pass(500);
  await wire.welcome();
  const later = [said(3, ada), said(4, ada)];
  const members = conversation().members.map((member) =>
    member.user === 'grace' ? { ...member, readSeq: 0, deliveredSeq: 3 } : member,
  );
  const missed = conversation({ head: 4, headId: 'm4', members });
  await wire.say(graceHas(1, 2), conversationFrame(missed, { entries: later }), synced);
  await wire.clock.pass(1_000);
  await wire.say(graceHas(0, 4));

  for (const seq of [1, 2, 3]) deepEqual(known(seq), { deliveredAt: undefined, readAt: undefined });
  deepEqual(known(4), { deliveredAt: wire.clock.now(), readAt: undefined });
});

test('what is written while the server is away arrives once when it is back', async () => {
  const wire = await caughtUp();
  await wire.close(1006);
  wire.store.dispatch(messageComposed(talk, 'are you there?'));
  equal(messageViews(talk)(wire.store.getState())[2]?.status, 'waiting');

  await wire.clock.pass(500);
  await wire.welcome();
  const [sent] = ofType(wire, 'send');
  const clientId = String(sent?.['clientId']);
  await wire.close(1006);
  await wire.clock.pass(1_000);
  await wire.welcome();
  equal(wire.connections(), 3);
  deepEqual(ofType(wire, 'send'), [sent]);

  const stored = message(3, ada, { clientId, body: 'are you there?' });
  await wire.say({ type: 'ok', id: clientId, result: onWire(stored) });
  equal(messageViews(talk)(wire.store.getState())[2]?.status, 'sent');
  const held = conversation({ head: 3, headId: 'm3' });
  const entries = [{ ...said(3, ada), message: stored }];
  await wire.say(conversationFrame(held, { entries }), synced);

  deepEqual(bodies(wire), ['message 1', 'message 2', 'are you there?']);
  deepEqual(wire.store.getState().outbox, []);
});

test('a bubble keeps its key from the first key press to the last tick', async () => {
  const wire = await caughtUp();
  const view = () => messageViews(talk)(wire.store.getState())[2];
  wire.store.dispatch(messageComposed(talk, 'hello'));
  const key = view()?.key;
  const stored = message(3, ada, { clientId: String(key), body: 'hello' });

  const statuses = [view()?.status];
  await wire.say(entryFrame({ ...said(3, ada), message: stored }));
  statuses.push(view()?.status);
  await wire.say(graceHas(0, 3));
  statuses.push(view()?.status);
  await wire.say(graceHas(3, 3));
  statuses.push(view()?.status);

  deepEqual(statuses, ['waiting', 'sent', 'delivered', 'read']);
  equal(view()?.key, key);
});

test('a refused message stays, and says why', async () => {
  const wire = await caughtUp();
  wire.store.dispatch(messageComposed(talk, 'hello'));
  const [sent] = ofType(wire, 'send');

  await wire.say({ type: 'error', id: sent?.['id'], status: 403, code: 'not-friends' });

  const view = messageViews(talk)(wire.store.getState())[2];
  equal(view?.status, 'failed');
  equal(view?.problem?.code, 'not-friends');
});

test('another database drops what came from the old one, but not what was never sent', async () => {
  const wire = await caughtUp();
  await wire.close(1006);
  wire.store.dispatch(messageComposed(talk, 'still to be said'));
  await wire.clock.pass(500);

  await wire.welcome('restored');

  const state = wire.store.getState();
  deepEqual([state.logs, state.conversations, state.me], [{}, {}, null]);
  equal(state.outbox.length, 1);
  equal(state.connection.loaded, false);
});

test('a missing entry is read from the log', async () => {
  const wire = await caughtUp();
  wire.http.answer = () => ({
    items: [said(2, grace), said(3, ada), said(4, grace)].map((one) => entryFrame(one)['entry']),
    head: 4,
  });

  await wire.say(entryFrame(said(4, grace)));
  deepEqual(bodies(wire), ['message 1', 'message 2']);
  await wire.clock.pass(300);

  deepEqual(wire.requests, ['/conversations/talk/log?after=2&limit=200']);
  deepEqual(bodies(wire), ['message 1', 'message 2', 'message 3', 'message 4']);
});

test('an entry of an unknown conversation leads to a comparison', async () => {
  const wire = await caughtUp();

  await wire.say(entryFrame({ ...said(1, grace), conversation: 'unknown' }));
  await wire.clock.pass(0);

  equal(ofType(wire, 'hello').length, 2);
  equal(ofType(wire, 'hello')[1]?.['token'], undefined);
});

test('opening a conversation loads its history', async () => {
  const wire = await connected();
  await wire.welcome();
  const begun = conversation({ head: 2, headId: 'm2' });
  await wire.say(meFrame, conversationFrame(begun, { complete: false }), synced);
  const items = [message(1, ada), message(2, grace)].map(onWire);
  wire.http.answer = () => ({ items, head: 2, older: false, newer: false });

  wire.store.dispatch(conversationOpened({ conversation: talk }));
  await wire.clock.pass(0);

  deepEqual(wire.requests, ['/conversations/talk/messages?before=3&limit=100']);
  deepEqual(bodies(wire), ['message 1', 'message 2']);
});

test('what was read here is told, and only for words of others', async () => {
  const wire = await caughtUp();
  await wire.say(entryFrame(said(3, ada)));

  wire.store.dispatch(readUpTo({ conversation: talk, seq: 3 }));
  equal(selectUnreadTotal(wire.store.getState()), 0);
  await wire.clock.pass(1_000);

  deepEqual(ofType(wire, 'read'), [{ type: 'read', conversation: talk, seq: 2 }]);
});

test('somebody whose message has come has stopped writing', async () => {
  const wire = await caughtUp();
  const typing = () => conversationView(talk)(wire.store.getState())?.typing;
  await wire.say({ type: 'typing', conversation: talk, user: 'grace' });
  equal(typing(), true);

  await wire.say(entryFrame(said(3, grace)));

  equal(typing(), false);
});

test('that I write and that I look are told', async () => {
  const wire = await caughtUp();

  wire.store.dispatch(typed({ conversation: talk }));
  wire.store.dispatch(attentionChanged({ active: false }));
  wire.store.dispatch(attentionChanged({ active: false }));
  wire.store.dispatch(attentionChanged({ active: true }));

  deepEqual(ofType(wire, 'typing').length, 1);
  deepEqual(ofType(wire, 'active'), [
    { type: 'active', active: false },
    { type: 'active', active: true },
  ]);
});

test('a new connection learns at once that nobody looks', async () => {
  const wire = await connected();
  wire.store.dispatch(attentionChanged({ active: false }));

  await wire.welcome();

  deepEqual(ofType(wire, 'active'), [{ type: 'active', active: false }]);
});

test('a renewed token is passed on to the open socket', async () => {
  const wire = await caughtUp();

  wire.store.dispatch(tokenRenewed({ token: 'fresh' }));

  deepEqual(ofType(wire, 'auth'), [{ type: 'auth', id: 'auth', token: 'fresh' }]);
});

test('a change is applied in its turn, and reaches the lists', async () => {
  const wire = await caughtUp();
  const change = { type: 'change', version: 4, kind: 'friend-removed', user: 'grace' };

  await wire.say(change, change);

  equal(conversationView(talk)(wire.store.getState())?.canSend, false);
  equal(conversationView(talk)(wire.store.getState())?.presence.state, 'unknown');
  equal(wire.store.getState().me?.version, 4);
});

test('a change of an unknown kind counts', async () => {
  const wire = await caughtUp();

  await wire.say({ type: 'change', version: 4, kind: 'something-new' });

  equal(wire.store.getState().me?.version, 4);
});

test('frames that nobody knows and frames that make no sense break nothing', async () => {
  const wire = await caughtUp();

  await wire.say(
    { type: 'something-new' },
    { type: 'toString' },
    { type: 'entry', entry: { seq: 'three' } },
    { type: 'conversation', conversation: null },
    { type: 'change' },
    entryFrame(said(3, grace)),
  );

  deepEqual(bodies(wire).length, 3);
  equal(wire.connections(), 1);
});

test('a revoked session empties everything', async () => {
  const wire = await caughtUp();

  await wire.close(4403);
  await wire.clock.pass(60_000);

  const state = wire.store.getState();
  equal(selectSessionStatus(state), 'ended');
  deepEqual([state.logs, state.conversations, state.me, state.cards], [{}, {}, null, {}]);
  equal(wire.connections(), 1);
});

test('views that say the same are the very same', async () => {
  const wire = await caughtUp();
  const select = messageViews(talk);
  const before = select(wire.store.getState());

  await wire.say({ type: 'presence', items: [], full: true });
  equal(select(wire.store.getState()), before);
  await wire.say(entryFrame(said(3, grace)));

  const after = select(wire.store.getState());
  ok(before.every((view, i) => view === after[i]));
});
