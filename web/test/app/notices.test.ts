import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createNotices } from '../../src/app/notices/notices';
import { settingsWished } from '../../src/features/conversations/wishes';
import type { DeviceNotifications } from '../../src/features/notifications/deviceNotifications';
import type { About, Notice } from '../../src/features/notifications/systemNotices';
import { readUpTo } from '../../src/features/receipts/receipts';
import type { Entry } from '../../src/features/messages/entry';
import { ada, changed, conversation, grace, message, said, talk } from '../support/cast';
import { file, picture } from '../support/media';
import { settled } from '../support/testClock';
import { connected, conversationFrame, entryFrame, meFrame, synced } from '../support/wire';

const quiet = conversation({ head: 1, headId: 'm1', unread: 1 });

async function hiddenPage(wanted: Partial<DeviceNotifications> = {}) {
  const wire = await connected();
  const page = { looked: false, leads: true };
  let shown: Notice[] = [];
  let chirps = 0;
  const notices = createNotices({
    getState: wire.store.getState,
    leads: () => page.leads,
    lookedAt: async () => page.looked,
    wanted: () => ({ system: true, sound: true, preview: true, ...wanted }),
    system: {
      show: async (notice) => {
        shown = [...shown.filter(({ tag }) => tag !== notice.tag), notice];
      },
      close: async (isOver: (about: About | undefined) => boolean) => {
        shown = shown.filter(({ about }) => !isOver(about));
        return shown.length;
      },
    },
    chirp: () => {
      chirps += 1;
    },
    clock: wire.clock,
  });
  let before = wire.store.getState();
  wire.store.subscribe(() => {
    const was = before;
    before = wire.store.getState();
    notices.changed(was, before);
  });
  await wire.welcome();
  await wire.say(meFrame, conversationFrame(quiet, { entries: [said(1, grace)] }), synced);
  const hear = async (...entries: Entry[]) => {
    await wire.say(...entries.map(entryFrame));
    await settled();
  };
  return { wire, page, hear, shown: () => shown, chirps: () => chirps };
}

const bodies = (notices: readonly Notice[]) => notices.map(({ body }) => body);

test('a message by somebody else is told of by its author and text, and leads to its place', async () => {
  const { hear, shown, chirps } = await hiddenPage();
  deepEqual(shown(), [], 'what was there at the start is no news');

  await hear(said(2, grace));

  deepEqual(shown(), [
    {
      tag: 'm2',
      title: grace.displayName,
      body: 'message 2',
      path: `/c/${talk}`,
      about: { conversation: talk, seq: 2 },
    },
  ]);
  equal(chirps(), 1);
});

test('what came with a message is told by a sign, and by its caption or in a word', async () => {
  const { hear, shown } = await hiddenPage();

  await hear(
    said(2, grace, { body: '', attachments: [picture(), picture({ id: 'other' })] }),
    said(3, grace, { body: 'At dusk', attachments: [picture()] }),
    said(4, grace, { body: '', attachments: [file({ name: 'plan.pdf' })] }),
  );

  deepEqual(bodies(shown()), ['📷 2 photos', '📷 At dusk', '📎 File: plan.pdf']);
});

test('nobody is told who looks, nor by a tab that does not lead', async () => {
  const { page, hear, shown, chirps } = await hiddenPage();
  page.looked = true;
  await hear(said(2, grace));
  page.looked = false;
  page.leads = false;
  await hear(said(3, grace));

  deepEqual(shown(), []);
  equal(chirps(), 0);
});

test('my own messages, muted conversations and changes are no news', async () => {
  const { wire, hear, shown } = await hiddenPage();
  await hear(said(2, ada), changed(3, message(1, grace, { body: 'edited', rev: 2 })));
  wire.store.dispatch(settingsWished({ id: 'w', conversation: talk, change: { muted: true } }));
  await hear(said(4, grace));

  deepEqual(shown(), []);
});

test('a notice ends when its message is read, here or elsewhere, or deleted', async () => {
  const { wire, hear, shown } = await hiddenPage();
  await hear(said(2, grace), said(3, grace), said(4, grace));
  deepEqual(bodies(shown()), ['message 2', 'message 3', 'message 4']);

  wire.store.dispatch(readUpTo({ conversation: talk, seq: 2 }));
  await settled();
  deepEqual(bodies(shown()), ['message 3', 'message 4']);
  const read = { conversation: talk, user: ada.id, readSeq: 3, deliveredSeq: 4 };
  await wire.say({ type: 'pointers', ...read });
  deepEqual(bodies(shown()), ['message 4']);
  await hear(changed(5, message(4, grace, { body: '', deletedAt: 1, rev: 2 })));
  deepEqual(bodies(shown()), []);
});

test('many at once are summed up', async () => {
  const { wire, shown, chirps } = await hiddenPage();
  const late = [6, 5, 4, 3, 2].map((seq) => said(seq, grace));

  await wire.say(...late.map(entryFrame));
  await settled();

  deepEqual(bodies(shown()), ['5 new messages']);
  equal(chirps(), 1);
});

test('what came while the connection was gone is one summary, which ends when all is read', async () => {
  const { wire, shown } = await hiddenPage();
  await wire.close(1006);
  await wire.clock.pass(1_000);
  await wire.welcome();
  const entries = [said(2, grace), said(3, grace)];
  await wire.say(conversationFrame({ ...quiet, head: 3, headId: 'm3', unread: 3 }, { entries }), synced);
  await settled();
  deepEqual(bodies(shown()), ['2 new messages']);

  wire.store.dispatch(readUpTo({ conversation: talk, seq: 3 }));
  await settled();

  deepEqual(shown(), []);
});

test('the text and the sound are told only where they are wanted', async () => {
  const { hear, shown, chirps } = await hiddenPage({ preview: false, sound: false });
  await hear(said(2, grace));

  deepEqual(bodies(shown()), ['New message']);
  equal(chirps(), 0);
});

test('one sound is enough for messages that follow each other', async () => {
  const { wire, hear, chirps } = await hiddenPage();
  await hear(said(2, grace));
  await hear(said(3, grace));
  equal(chirps(), 1);
  await wire.clock.pass(3_000);
  await hear(said(4, grace));

  equal(chirps(), 2);
});

test('nothing stays on the screen of whom has left', async () => {
  const { wire, hear, shown } = await hiddenPage();
  await hear(said(2, grace));
  await wire.close(4403);

  deepEqual(shown(), []);
});
