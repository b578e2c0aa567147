import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { heldInvite, holdInvite, readInvite } from '../../src/features/invites/heldInvite';
import { within } from '../../src/features/invites/NewInviteForm';

const SECRET = 'YW4gZXhhbXBsZSwgd2hpY2ggbGV0cyBub2JvZHkgaW4';

test('what is secret in a link is what stands behind its #, and nothing else is', () => {
  equal(readInvite(`#${SECRET}`), SECRET);
  for (const fragment of ['', '#', '#invite', `#${SECRET}=`, `#${SECRET}x`, `#ada:${SECRET}`]) {
    equal(readInvite(fragment), undefined, fragment);
  }
});

test('an invite is held until it is let go, also where nothing can be stored', () => {
  equal(heldInvite(), undefined);
  holdInvite(SECRET);
  equal(heldInvite(), SECRET);
  holdInvite(null);
  equal(heldInvite(), undefined);
});

test('a number is a whole one within its bounds', () => {
  const bounds = { min: 1, max: 30 };

  equal(within(bounds, ' 30 '), 30);
  equal(within(bounds, '1'), 1);
  for (const text of ['', '0', '31', '1.5', '-1', '1e1', 'one']) {
    equal(within(bounds, text), undefined, text);
  }
});
