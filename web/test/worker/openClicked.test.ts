import { deepEqual, rejects } from 'node:assert/strict';
import { test } from 'node:test';
import { openClicked } from '../../src/worker/openClicked';

function windows(...open: { focused: boolean; visibilityState: string }[]) {
  const happened: string[] = [];
  const tabs = {
    matchAll: async () =>
      open.map((state, i) => ({
        ...state,
        postMessage: (message: unknown) => void happened.push(`${i} ${JSON.stringify(message)}`),
        focus: async () => void happened.push(`${i} focused`),
      })),
    openWindow: async (path: string) => void happened.push(`opened ${path}`),
  };
  return { tabs, happened };
}

const hidden = { focused: false, visibilityState: 'hidden' };
const visible = { focused: false, visibilityState: 'visible' };

test('a click leads to the conversation in the tab that is nearest to the eyes', async () => {
  const { tabs, happened } = windows(hidden, visible);

  await openClicked(tabs, { path: '/c/talk' });

  deepEqual(happened, ['1 {"type":"open","path":"/c/talk"}', '1 focused']);
});

test('without a tab a new one is opened', async () => {
  const { tabs, happened } = windows();

  await openClicked(tabs, { path: '/c/talk' });

  deepEqual(happened, ['opened /c/talk']);
});

test('a notification of somebody else’s leads nowhere', async () => {
  const { tabs, happened } = windows(visible);

  await rejects(openClicked(tabs, null));
  deepEqual(happened, []);
});
