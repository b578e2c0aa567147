import { createMediaKeeper } from './media';
import { openClicked } from './openClicked';
import { createShell } from './shell';
import type { Build } from './shell';

declare const self: ServiceWorkerGlobalScope;
declare const BUILD: Build;

const ports = {
  origin: self.location.origin,
  caches: self.caches,
  fetch: (request: Request) => self.fetch(request),
};
const shell = createShell(BUILD, ports);
const media = createMediaKeeper(ports);

self.addEventListener('install', (event) => event.waitUntil(shell.install()));

self.addEventListener('activate', (event) => {
  event.waitUntil(shell.activate().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const answer =
    shell.answer(event.request) ??
    media.answer(event.request, (work) => event.waitUntil(work));
  if (answer) event.respondWith(answer);
});

// A new build waits until somebody has agreed to it, in whichever tab.
self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  if (data === 'takeOver') void self.skipWaiting();
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openClicked(self.clients, event.notification.data));
});
