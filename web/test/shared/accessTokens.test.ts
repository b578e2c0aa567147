import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { createAccessTokens } from '../../src/shared/http/accessTokens';
import type { Grant } from '../../src/shared/http/accessTokens';
import { Refused } from '../../src/shared/http/problem';
import { settled, testClock } from '../support/testClock';

interface Answer {
  succeed(expiresIn?: number): Promise<void>;
  fail(status: number): Promise<void>;
}

/** Tokens whose refreshes wait until the test answers them. */
function tokensUnderTest(
  exclusively: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
) {
  const clock = testClock();
  const answers: Answer[] = [];
  const heard: string[] = [];
  const tokens = createAccessTokens({
    refresh: () =>
      new Promise<Grant>((succeed, fail) => {
        const number = answers.length + 1;
        answers.push({
          async succeed(expiresIn = 600) {
            succeed({ accessToken: `token ${number}`, expiresIn });
            await settled();
          },
          async fail(status) {
            fail(new Refused({ status, code: 'x', detail: '', errors: [] }));
            await settled();
          },
        });
      }),
    exclusively,
    refreshed: ({ accessToken }) => heard.push(`refreshed ${accessToken}`),
    changed: (token) => heard.push(`changed ${token}`),
    ended: () => heard.push('ended'),
    leads: () => true,
    clock,
    random: () => 1,
  });
  return { tokens, clock, answers, heard };
}

test('any number of callers share one refresh', async () => {
  const { tokens, answers } = tokensUnderTest();

  const waiting = Promise.all(Array.from({ length: 50 }, () => tokens.current()));
  await settled();
  await answers[0]?.succeed();

  equal(new Set(await waiting).size, 1);
  equal(answers.length, 1);
});

test('a refused token is refreshed once, also for those whose refusal comes late', async () => {
  const { tokens, answers } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 600 });

  const first = tokens.after('old');
  await settled();
  await answers[0]?.succeed();
  const late = await tokens.after('old');

  equal(await first, 'token 1');
  equal(late, 'token 1');
  equal(answers.length, 1);
});

test('a token of ten minutes is renewed two minutes ahead of its end', async () => {
  const { tokens, clock, answers } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 600 });

  await clock.pass(479_999);
  equal(answers.length, 0);
  await clock.pass(1);
  equal(answers.length, 1);
});

test('a token of five seconds is renewed a fifth of its life ahead of its end', async () => {
  const { tokens, clock, answers } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 5 });

  await clock.pass(3_999);
  equal(answers.length, 0);
  await clock.pass(1);
  equal(answers.length, 1);
});

test('requests wait for a refresh that is on its way', async () => {
  const { tokens, clock, answers } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 600 });
  await clock.pass(480_000);

  const waiting = tokens.current();
  await answers[0]?.succeed();

  equal(await waiting, 'token 1');
});

test('while the server cannot be reached, a token that still lives is used', async () => {
  const { tokens, clock, answers } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 600 });
  await clock.pass(480_000);

  const waiting = tokens.current();
  await answers[0]?.fail(0);

  equal(await waiting, 'old');
});

test('a refresh that fails for want of a network is tried again', async () => {
  const { tokens, clock, answers, heard } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 600 });
  await clock.pass(480_000);
  await answers[0]?.fail(503);

  await clock.pass(500);
  await answers[1]?.succeed();

  deepEqual(heard, ['changed old', 'changed token 2', 'refreshed token 2']);
});

test('a refused refresh ends the session, once', async () => {
  const { tokens, answers, heard } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 600 });

  const waiting = Promise.allSettled([tokens.after('old'), tokens.after('old')]);
  await settled();
  await answers[0]?.fail(401);

  deepEqual((await waiting).map(({ status }) => status), ['rejected', 'rejected']);
  deepEqual(heard, ['changed old', 'ended']);
});

test('a refresh that is answered after the log-out brings nothing back', async () => {
  const { tokens, answers, heard } = tokensUnderTest();
  tokens.take({ accessToken: 'old', expiresIn: 600 });
  const waiting = tokens.after('old');
  await settled();

  tokens.drop();
  const refused = rejects(waiting);
  await answers[0]?.succeed();

  await refused;
  deepEqual(heard, ['changed old']);
});

test('a token that another tab has fetched meanwhile is taken instead of a refresh', async () => {
  const queue: (() => void)[] = [];
  const { tokens, answers } = tokensUnderTest(async (work) => {
    await new Promise<void>((turn) => {
      queue.push(turn);
    });
    return work();
  });
  tokens.take({ accessToken: 'old', expiresIn: 600 });

  const waiting = tokens.after('old');
  await settled();
  tokens.take({ accessToken: 'from the other tab', expiresIn: 600 });
  queue[0]?.();

  equal(await waiting, 'from the other tab');
  equal(answers.length, 0);
});
