import { deepEqual, equal, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { createMediaAccess } from '../../src/shared/media/MediaAccess';
import { testClock } from '../support/testClock';

function renewing() {
  const clock = testClock();
  const network = { up: true };
  let renewals = 0;
  const access = createMediaAccess(
    {
      current: async () => 'token',
      async renew() {
        renewals += 1;
        if (!network.up) throw new Error('no network');
        return `token ${renewals}`;
      },
    },
    clock,
  );
  return { access, clock, network, renewals: () => renewals };
}

test('pictures that fail together have the cookie renewed once, and each waits for it', async () => {
  const { access, renewals } = renewing();

  deepEqual(
    await Promise.all([access.renew(), access.renew(), access.renew()]),
    ['token 1', 'token 1', 'token 1'],
  );
  equal(renewals(), 1);
});

test('a picture that is simply not there costs no more than one renewal a minute', async () => {
  const { access, clock, renewals } = renewing();
  await access.renew();
  await clock.pass(59_000);
  await access.renew();
  equal(renewals(), 1);

  await clock.pass(2_000);
  await access.renew();

  equal(renewals(), 2);
});

test('what could not be renewed is tried again at once', async () => {
  const { access, network } = renewing();
  network.up = false;
  await rejects(access.renew());

  network.up = true;

  equal(await access.renew(), 'token 2');
});
