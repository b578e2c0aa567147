import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { changeTables, frameTables } from '../../src/app/realtime/frameTables';
import { hello } from '../../src/app/realtime/hello';
import { rootReducer } from '../../src/app/rootReducer';
import { parseOpened, parseRegistered } from '../../src/features/auth/authEndpoints';
import { parseTerms } from '../../src/features/auth/terms';
import { parseDeletion } from '../../src/features/auth/deletion';
import { parseConversation } from '../../src/features/conversations/conversation';
import { openConversation } from '../../src/features/conversations/conversationEndpoints';
import { parseFriend, parseFriendRequest } from '../../src/features/friends/friend';
import { acceptRequest, askFriend } from '../../src/features/friends/friendEndpoints';
import { parseInvitation, parseInvites, parseMade } from '../../src/features/invites/inviteEndpoints';
import { parseEntry, parseLogPage } from '../../src/features/messages/entry';
import { parseMessage, parseMessagePage } from '../../src/features/messages/message';
import { parseAudit } from '../../src/features/operation/audit';
import { parseFigures } from '../../src/features/operation/figures';
import {
  parseOperatorPeople, parseOperatorPerson, parseResetLink,
} from '../../src/features/operation/people';
import { parseReport, parseReports } from '../../src/features/operation/reports';
import { parseServerSettings } from '../../src/features/operation/settings';
import { parseMe } from '../../src/features/people/me';
import { parsePrivacy } from '../../src/features/people/privacy';
import { parsePeople, parsePerson } from '../../src/features/people/peopleEndpoints';
import { parseUser } from '../../src/features/people/user';
import { parseCodes, parseCodesLeft } from '../../src/features/recovery/recoveryEndpoints';
import {
  parseBackupCodes, parseFactorSetup, parseFactorStatus,
} from '../../src/features/secondFactors/factorEndpoints';
import { parseDevices } from '../../src/features/settings/devices';
import { parseGrant } from '../../src/shared/http/accessTokens';
import { instance } from '../../src/shared/http/instance';
import { parseProblem } from '../../src/shared/http/problem';
import { batched } from '../../src/shared/lib/batch';
import { array, field, integer, object, string } from '../../src/shared/lib/json';
import type { Parser } from '../../src/shared/lib/json';
import { parseWelcome, welcomed } from '../../src/shared/realtime/connection';
import { readFrame } from '../../src/shared/realtime/frames';
import { parseAttachment } from '../../src/shared/media/attachment';
import { golden, goldens } from '../support/goldens';

const learned = (tables: typeof frameTables, by: 'type' | 'kind') => (frame: unknown) => {
  const actions = readFrame(tables, object(frame), by);
  ok(actions.length > 0, 'some feature reads it');
  return actions.map((action): unknown => action['payload']);
};

const pageOf = <T>(item: Parser<T>) => field('items', array(item));

const frames: Readonly<Record<string, Parser<unknown>>> = {
  change: learned(changeTables, 'kind'),
  entry: field('entry', parseEntry),
  error: parseProblem,
  ok: (frame) =>
    object(frame)['id'] === 'auth-1'
      ? field('result', field('expiresIn', integer))(frame)
      : field('result', parseMessage)(frame),
  pong: field('t', integer),
  resync: field('within', integer),
  welcome: parseWelcome,
};

const bodies: Readonly<Record<string, Parser<unknown>>> = {
  AccountDeletion: parseDeletion,
  Attachment: parseAttachment,
  AuditPage: parseAudit,
  BackupCodes: parseBackupCodes,
  Conversation: (body) => [parseConversation(body), openConversation.parse(body)],
  ConversationPage: pageOf(parseConversation),
  FactorSetup: parseFactorSetup,
  FactorStatus: parseFactorStatus,
  Figures: parseFigures,
  FriendMade: (body) => [askFriend.parse(body), field('friend', parseFriend)(body)],
  FriendPage: pageOf(parseFriend),
  FriendRequestAccepted: acceptRequest.parse,
  FriendRequestMade: (body) => [askFriend.parse(body), field('request', parseFriendRequest)(body)],
  FriendRequestPage: pageOf(parseFriendRequest),
  Instance: instance.parse,
  InstanceSettings: parseServerSettings,
  InvitePage: parseInvites,
  InviteMade: parseMade,
  Invitation: parseInvitation,
  LogPage: parseLogPage,
  Me: (body) => [parseMe(body), field('settings', parsePrivacy)(body)],
  Message: parseMessage,
  MessagePage: parseMessagePage,
  OperatorPerson: parseOperatorPerson,
  OperatorPersonPage: parseOperatorPeople,
  Person: parsePerson,
  PersonPage: parsePeople,
  Problem: parseProblem,
  RecoveryCodes: parseCodes,
  RecoveryCodesLeft: parseCodesLeft,
  Report: parseReport,
  ReportPage: parseReports,
  ResetLink: parseResetLink,
  SessionPage: parseDevices,
  SignedIn: (body) => [parseOpened(body), parseRegistered(body)],
  Terms: parseTerms,
  Tokens: parseGrant,
  User: parseUser,
  UserPage: pageOf(parseUser),
};

/** Every text and number inside a value, wherever it stands. */
function leaves(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return Object.values(value).flatMap(leaves);
}

for (const { path, description, direction, kind, type, value } of goldens) {
  if (direction !== 'server') continue;
  test(`${path}: ${description}`, () => {
    const reader = kind === 'frame' ? frames[type] ?? learned(frameTables, 'type') : bodies[type];
    ok(reader, `${type} has a reader`);

    const known = new Set(leaves(value));
    const made = new Set<unknown>([true, false, undefined, '']);
    const strange = leaves(reader(value)).filter((leaf) => !known.has(leaf) && !made.has(leaf));

    deepEqual(strange, [], 'what is kept is what was sent, byte for byte');
  });
}

test('a returning client greets with the golden words', () => {
  const frame = (path: string) => golden(path).value;
  const begun = { entries: [], complete: false };
  const told = [
    frame('accounts/me-frame.json'),
    { ...frame('conversations/conversation-compared.json'), ...begun },
    frame('conversations/conversation-live.json'),
  ].flatMap((one) => readFrame(frameTables, one));
  const welcome = welcomed(parseWelcome(frame('realtime/welcome.json')));

  const state = rootReducer(undefined, batched([welcome, ...told]));
  const wanted = frame('realtime/hello-have.json');

  deepEqual(hello(state, string(wanted['token'])), [wanted]);
});

test('what is held is told in frames of at most four hundred conversations', () => {
  const one = object(golden('conversations/conversation-live.json').value['conversation']);
  const told = Array.from({ length: 801 }, (_, i) => ({
    type: 'conversation',
    conversation: { ...one, id: `conversation ${i}` },
    entries: [],
    complete: true,
  })).flatMap((frame) => readFrame(frameTables, frame));

  const said = hello(rootReducer(undefined, batched(told)), 'token');

  deepEqual(said.map(({ type }) => type), ['hello', 'have', 'have']);
  deepEqual(said.map(({ more }) => more), [true, true, undefined]);
  deepEqual(said.map(({ have }) => array(object)(have).length), [400, 400, 1]);
  equal(said[1]?.['token'], undefined);
});
