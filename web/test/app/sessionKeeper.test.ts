import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { applyMiddleware, legacy_createStore as createStore } from 'redux';
import { outsideReducer } from '../../src/app/outsideReducer';
import { createSessionKeeper } from '../../src/app/sessionKeeper';
import type { TabNews } from '../../src/app/tabs/sessionNews';
import { sessionEnded, signedIn, signedOut } from '../../src/features/auth/session';
import { createAccessTokens } from '../../src/shared/http/accessTokens';
import type { Grant } from '../../src/shared/http/accessTokens';
import { Refused } from '../../src/shared/http/problem';
import { settled, testClock } from '../support/testClock';

const grant: Grant = { accessToken: 'token', expiresIn: 600 };
const refusal = (status: number) => new Refused({ status, code: 'x', detail: '', errors: [] });

/** A keeper over the real store and tokens; `answers` are what the refreshes bring, in order. */
function keeperUnderTest(...answers: (Grant | Refused)[]) {
  const clock = testClock();
  const told: TabNews[] = [];
  let refreshes = 0;
  let ready = true;
  let arrive: () => void = () => undefined;
  const tokens = createAccessTokens({
    refresh: async () => {
      const answer = answers[refreshes] ?? refusal(0);
      refreshes += 1;
      if (answer instanceof Refused) throw answer;
      return answer;
    },
    exclusively: (work) => work(),
    refreshed: () => undefined,
    changed: () => undefined,
    ended: () => void store.dispatch(sessionEnded()),
    leads: () => true,
    clock,
    random: () => 1,
  });
  const keeper = createSessionKeeper({
    tokens,
    tabs: { tell: (news) => told.push(news) },
    inside: {
      isReady: () => ready,
      ready: () =>
        ready
          ? Promise.resolve()
          : new Promise((done) => {
              arrive = () => {
                ready = true;
                done();
              };
            }),
    },
    returning: () => false,
    joined: () => Promise.resolve(),
    clock,
    random: () => 1,
  });
  const store = createStore(outsideReducer, applyMiddleware(keeper.middleware));
  return {
    keeper,
    clock,
    told,
    tokens,
    store,
    refreshes: () => refreshes,
    status: () => store.getState().session.status,
    notReady: () => {
      ready = false;
      return () => arrive();
    },
  };
}

const asAda = signedIn({ ...grant, user: 'ada' });

test('a good cookie signs in', async () => {
  const { keeper, status, tokens } = keeperUnderTest(grant);
  equal(status(), 'restoring');

  await keeper.restore();

  equal(status(), 'signedIn');
  equal(await tokens.current(), 'token');
});

test('without a cookie one is signed out, and nothing is said to have ended', async () => {
  const { keeper, status } = keeperUnderTest(refusal(401));

  await keeper.restore();

  equal(status(), 'signedOut');
});

test('a server that does not answer decides nothing; it is asked until it does', async () => {
  const { keeper, clock, status, refreshes } = keeperUnderTest(refusal(0), refusal(503), grant);

  const restored = keeper.restore();
  await clock.pass(499);
  equal(status(), 'restoring');
  await clock.pass(1_001);
  await restored;

  equal(status(), 'signedIn');
  equal(refreshes(), 3);
});

test('a log-in reaches the other tabs, and waits for what it opens', async () => {
  const { store, status, told, notReady } = keeperUnderTest();
  const arrive = notReady();

  store.dispatch(asAda);
  await settled();
  equal(status(), 'restoring');
  arrive();
  await settled();

  equal(status(), 'signedIn');
  deepEqual(told, [{ type: 'signedIn', user: 'ada' }]);
});

test('a log-out is followed by the other tabs and not answered by them', () => {
  const here = keeperUnderTest();
  here.store.dispatch(asAda);
  here.store.dispatch(signedOut({ where: 'here' }));
  deepEqual(here.told.slice(1), [{ type: 'signedOut' }]);

  const there = keeperUnderTest();
  there.store.dispatch(asAda);
  there.keeper.heard({ type: 'signedOut' });
  equal(there.status(), 'signedOut');
  deepEqual(there.told.slice(1), []);
});

test('a token that another tab has renewed is used here', async () => {
  const { keeper, store, tokens, refreshes } = keeperUnderTest();
  store.dispatch(asAda);

  keeper.heard({ type: 'refreshed', user: 'ada', grant: { ...grant, accessToken: 'shared' } });

  equal(await tokens.current(), 'shared');
  equal(refreshes(), 0);
});

test('somebody else’s token is not used here', async () => {
  const { keeper, store, tokens } = keeperUnderTest();
  store.dispatch(asAda);

  keeper.heard({ type: 'refreshed', user: 'grace', grant: { ...grant, accessToken: 'foreign' } });

  equal(await tokens.current(), 'token');
});

test('when somebody else signs in elsewhere, this tab begins as after a reload', async () => {
  const { keeper, store, status, refreshes } = keeperUnderTest(grant);
  store.dispatch(asAda);

  keeper.heard({ type: 'signedIn', user: 'grace' });
  equal(status(), 'restoring');
  await settled();

  equal(status(), 'signedIn');
  equal(refreshes(), 1);
});

test('an ended session says so until the next log-in', () => {
  const { store, status } = keeperUnderTest();
  store.dispatch(asAda);

  store.dispatch(sessionEnded());
  store.dispatch(sessionEnded());

  equal(status(), 'ended');
});
