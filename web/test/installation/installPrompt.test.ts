import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { keepInstallPrompt } from '../../src/features/installation/installPrompt';

function offer() {
  let asked = 0;
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
    prompt: async () => {
      asked += 1;
    },
  });
  return { event, asked: () => asked };
}

test('the browser’s offer is kept, and asked for once by the person', () => {
  const source = new EventTarget();
  const prompt = keepInstallPrompt();
  prompt.listen(source);
  equal(prompt.isOffered(), false);
  const { event, asked } = offer();

  source.dispatchEvent(event);
  equal(event.defaultPrevented, true);
  equal(prompt.isOffered(), true);
  prompt.ask();
  prompt.ask();

  equal(asked(), 1);
  equal(prompt.isOffered(), false);
});

test('once installed there is nothing left to offer', () => {
  const source = new EventTarget();
  const prompt = keepInstallPrompt();
  prompt.listen(source);
  source.dispatchEvent(offer().event);

  source.dispatchEvent(new Event('appinstalled'));

  equal(prompt.isOffered(), false);
});
