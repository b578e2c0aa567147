import { ok } from 'node:assert/strict';
import { test } from 'node:test';
import { logIn, register } from '../../src/features/auth/authEndpoints';
import { tokenRenewed } from '../../src/features/auth/session';
import { openConversation } from '../../src/features/conversations/conversationEndpoints';
import { askFriend } from '../../src/features/friends/friendEndpoints';
import { messageComposed } from '../../src/features/messages/messageActions';
import { changeStanding } from '../../src/features/operation/people';
import { changeServerSettings } from '../../src/features/operation/settings';
import { changeProfile } from '../../src/features/people/peopleEndpoints';
import {
  askForReset, changeEmail, confirmEmail, renewCodes, resetPassword,
} from '../../src/features/recovery/recoveryEndpoints';
import { sendReport } from '../../src/features/reports/reportEndpoints';
import { typed } from '../../src/features/presence/typing';
import { readUpTo } from '../../src/features/receipts/receipts';
import { object } from '../../src/shared/lib/json';
import type { JsonObject } from '../../src/shared/lib/json';
import { attentionChanged } from '../../src/shared/realtime/attention';
import { conversation, grace, said, talk } from '../support/cast';
import { goldens } from '../support/goldens';
import { outgoingFile } from '../support/media';
import { connected, conversationFrame, entryFrame, meFrame, synced } from '../support/wire';

/** The kinds of values under each name, as in `seq: number`. */
function shape(value: JsonObject): string[] {
  const kind = (one: unknown) => (one === null ? 'null' : typeof one);
  return Object.entries(value).map(([name, one]) => `${name}: ${kind(one)}`);
}

/** What we say has all that every golden value has, and nothing that none of them has. */
function fits(type: string, value: JsonObject): void {
  const shapes = goldens
    .filter((golden) => golden.direction === 'client' && golden.type === type)
    .map((golden) => shape(golden.value));
  ok(shapes.length > 0, `${type} is golden`);
  const ours = shape(value);
  const allowed = new Set(shapes.flat());
  const needed = (shapes[0] ?? []).filter((one) => shapes.every((other) => other.includes(one)));
  ok(ours.every((one) => allowed.has(one)), `${type} says too much: ${ours.join(', ')}`);
  ok(needed.every((one) => ours.includes(one)), `${type} says too little: ${ours.join(', ')}`);
}

test('every frame the client sends has the shape of its golden ones', async () => {
  const wire = await connected();
  await wire.welcome();
  await wire.say(meFrame, conversationFrame(conversation()), synced, entryFrame(said(1, grace)));
  const { dispatch } = wire.store;
  dispatch(messageComposed(talk, 'hello'));
  dispatch(messageComposed('another', '', undefined, [outgoingFile('loom', { media: 'm1' })]));
  dispatch(typed({ conversation: talk }));
  dispatch(tokenRenewed({ token: 'fresh' }));
  dispatch(attentionChanged({ active: false }));
  await wire.clock.pass(1_000);
  dispatch(readUpTo({ conversation: talk, seq: 1 }));
  await wire.clock.pass(24_000);
  await wire.say({ type: 'resync', within: 1 });
  await wire.clock.pass(1_000);

  const types = new Set(wire.sent().map(({ type }) => String(type)));
  for (const type of ['hello', 'send', 'typing', 'auth', 'active', 'read', 'received', 'ping']) {
    ok(types.has(type), `${type} was sent`);
  }
  ok(wire.sent().some(({ attachments }) => attachments), 'one of them with a file');
  for (const frame of wire.sent()) fits(String(frame['type']), frame);
});

test('every body the client sends has the shape of its golden ones', () => {
  const account = { username: 'ada', displayName: 'Ada', password: 'correct horse' };
  const bodies: [string, unknown][] = [
    ['NewAccount', register.request(account).body],
    ['NewAccount', register.request({ ...account, email: 'ada@example.org' }).body],
    ['NewAccount', register.request({ ...account, terms: 3 }).body],
    ['NewReport', sendReport.request({ userId: 'linus', reason: 'spam', comment: 'x' }).body],
    ['StandingPatch', changeStanding.request({ id: 'linus', suspended: true }).body],
    ['StandingPatch', changeStanding.request({ id: 'linus', role: 'operator' }).body],
    ['SettingsPatch', changeServerSettings.request({ registration: null, terms: null }).body],
    ['SettingsPatch', changeServerSettings.request({ registration: 'open', terms: 'x' }).body],
    ['ResetRequest', askForReset.request('ada').body],
    ['ResetConfirmation', resetPassword.request({ login: 'ada', code: '1', newPassword: 'x' }).body],
    ['EmailConfirmation', confirmEmail.request('123456').body],
    ['PasswordProof', renewCodes.request('correct horse').body],
    ['MePatch', changeEmail.request('ada@example.org').body],
    ['MePatch', changeEmail.request(null).body],
    ['LogIn', logIn.request({ login: 'ada', password: 'correct horse' }).body],
    ['NewFriendRequest', askFriend.request('grace').body],
    ['NewConversation', openConversation.request('grace').body],
    ['MePatch', changeProfile.request({ displayName: 'Ada' }).body],
  ];

  for (const [type, body] of bodies) fits(type, object(body));
});
