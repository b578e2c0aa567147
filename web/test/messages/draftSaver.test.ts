import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { drafts, draftChanged } from '../../src/features/messages/drafts';
import type { Drafts } from '../../src/features/messages/drafts';
import { createDraftSaver } from '../../src/features/messages/draftSaver';
import { composed } from '../../src/features/messages/messageActions';
import { talk } from '../support/cast';
import { testClock } from '../support/testClock';

/** A saver over the real drafts, and a server that has, of one conversation, what it was given. */
function saverUnderTest() {
  const clock = testClock();
  const server = { draft: '', down: false };
  const saves: string[] = [];
  let state: Drafts = {};
  const saver = createDraftSaver({
    drafts: () => state,
    saved: () => server.draft,
    save: async (_, draft) => {
      saves.push(draft);
      if (server.down) throw new Error('unreachable');
      server.draft = draft;
    },
    dispatch(action) {
      state = drafts(state, action);
      saver.changed();
    },
    clock,
  });
  const change = (action: Parameters<typeof drafts>[1]) => {
    state = drafts(state, action);
    saver.changed();
  };
  const type = (draft: string) => change(draftChanged({ conversation: talk, draft }));
  return { clock, server, saves, saver, change, type, drafts: () => state };
}

test('a draft is saved once there is a pause in the typing, and not before', async () => {
  const { clock, saves, type, drafts: unsaved } = saverUnderTest();
  for (const draft of ['h', 'he', 'hel']) {
    type(draft);
    await clock.pass(1_500);
  }
  deepEqual(saves, []);

  await clock.pass(500);

  deepEqual(saves, ['hel']);
  deepEqual(unsaved(), {});
});

test('what was typed while the words before were being saved is saved after them', async () => {
  const { clock, saves, type, saver } = saverUnderTest();
  type('one');
  saver.left();
  type('one and two');
  await clock.pass(0);
  deepEqual(saves, ['one']);

  await clock.pass(2_000);

  deepEqual(saves, ['one', 'one and two']);
});

test('turning to something else saves at once, and only once', async () => {
  const { clock, saves, type, saver } = saverUnderTest();
  type('half a thought');

  saver.left();
  saver.left();
  await clock.pass(5_000);

  deepEqual(saves.slice(0, 1), ['half a thought']);
  deepEqual(new Set(saves).size, 1);
});

test('a draft that nobody took is kept, and goes out when the network is back', async () => {
  const { clock, server, saves, type, saver, drafts: unsaved } = saverUnderTest();
  server.down = true;
  type('in a tunnel');
  await clock.pass(10_000);
  deepEqual([saves, unsaved()], [['in a tunnel'], { [talk]: 'in a tunnel' }]);

  server.down = false;
  saver.retry();
  await clock.pass(2_000);

  deepEqual([server.draft, unsaved()], ['in a tunnel', {}]);
});

test('a message that is sent takes its draft from the other devices, if they have it', async () => {
  const { clock, server, saves, type, change } = saverUnderTest();
  type('hello');
  await clock.pass(2_000);
  change(composed({ conversation: talk, clientId: 'c1', body: 'hello', composedAt: 1 }));
  await clock.pass(2_000);
  deepEqual([saves, server.draft], [['hello', ''], '']);

  change(composed({ conversation: talk, clientId: 'c2', body: 'quick', composedAt: 1 }));
  await clock.pass(2_000);
  deepEqual(saves, ['hello', '']);
});

test('a message that is not what stands in the composer leaves that alone', () => {
  const wave = composed({ conversation: talk, clientId: 'c1', body: '👋', composedAt: 1 });

  deepEqual(drafts({ [talk]: 'half a thought' }, wave), { [talk]: 'half a thought' });
  deepEqual(drafts({ [talk]: ' 👋 and more' }, wave), { [talk]: 'and more' });
});
