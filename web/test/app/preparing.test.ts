import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { isShared } from '../../src/app/tabs/sharedEvents';
import { preparationHeard } from '../../src/features/media/preparations';
import { conversation, changed, grace, message, said, talk } from '../support/cast';
import { film } from '../support/media';
import { connected, conversationFrame, entryFrame, meFrame, synced } from '../support/wire';

const told = (progress: unknown) => ({
  type: 'preparing', conversation: talk, seq: 1, media: 'film', progress,
});

test('how far a film is with its preparation is heard, also in the tabs that follow', async () => {
  const wire = await connected();
  await wire.welcome();
  await wire.say(meFrame, conversationFrame(conversation()), synced);

  await wire.say(told(0.25), told('much'), told(0.5));

  deepEqual(wire.store.getState().preparations, { film: 0.5 });
  equal(isShared(preparationHeard({ media: 'film', progress: 1 })), true);
});

test('an entry of nobody’s brings what is ready, and counts like any other', async () => {
  const wire = await connected();
  await wire.welcome();
  await wire.say(meFrame, conversationFrame(conversation()), synced);
  await wire.say(entryFrame(said(1, grace, { attachments: [film({ state: 'preparing', urls: {} })] })));

  const ready = message(1, grace, { attachments: [film()], rev: 2 });
  const { entry } = entryFrame(changed(2, ready));
  const prepared = { ...(entry as object), kind: 'prepared', author: null, clientId: null, target: 1 };
  await wire.say({ type: 'entry', entry: prepared });

  const log = wire.store.getState().logs[talk];
  equal(log?.seq, 2);
  deepEqual(log?.messages, [ready]);
});
