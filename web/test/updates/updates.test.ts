import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { createUpdates } from '../../src/features/updates/updates';
import { settled } from '../support/testClock';

class HeldWorker extends EventTarget {
  state = 'installing';
  readonly told: unknown[] = [];

  postMessage(message: unknown): void {
    this.told.push(message);
  }

  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class HeldRegistration extends EventTarget {
  active: unknown = null;
  waiting: HeldWorker | null = null;
  installing: HeldWorker | null = null;
  update: () => Promise<void> = async () => undefined;

  find(): HeldWorker {
    const worker = new HeldWorker();
    this.installing = worker;
    this.dispatchEvent(new Event('updatefound'));
    return worker;
  }

  installed(worker: HeldWorker): void {
    this.installing = null;
    this.waiting = worker;
    worker.become('installed');
  }
}

async function page({ controlled = true } = {}) {
  const registration = new HeldRegistration();
  registration.active = controlled ? {} : null;
  let registrations = 0;
  const workers = Object.assign(new EventTarget(), {
    controller: controlled ? {} : null,
    register: async () => {
      registrations += 1;
      return registration;
    },
  });
  let reloads = 0;
  const updates = createUpdates({
    workers,
    reload: () => {
      reloads += 1;
    },
  });
  let changes = 0;
  updates.onChange(() => {
    changes += 1;
  });
  await updates.look();
  return {
    updates,
    registration,
    takenOver: () => workers.dispatchEvent(new Event('controllerchange')),
    registrations: () => registrations,
    reloads: () => reloads,
    changes: () => changes,
  };
}

test('a newer build is offered once all of it is here, and nothing happens by itself', async () => {
  const { updates, registration, reloads, changes } = await page();
  const worker = registration.find();
  equal(updates.isReady(), false);

  const before = changes();
  registration.installed(worker);

  equal(updates.isReady(), true);
  equal(changes(), before + 1);
  equal(reloads(), 0);
  deepEqual(worker.told, []);
});

test('looking registers once, and after that asks for what is newer', async () => {
  const { updates, registration, registrations } = await page();
  let asked = 0;
  registration.update = async () => {
    asked += 1;
  };

  await updates.look();

  equal(registrations(), 1);
  equal(asked, 1);
});

test('one that waited already when the page came is offered as well', async () => {
  const { updates, registration } = await page();
  registration.waiting = new HeldWorker();

  equal(updates.isReady(), true);
});

test('agreeing lets it take over, and the page reloads when it has', async () => {
  const { updates, registration, takenOver, reloads } = await page();
  const worker = registration.find();
  registration.installed(worker);

  updates.accept();
  deepEqual(worker.told, ['takeOver']);
  equal(reloads(), 0);
  takenOver();

  equal(reloads(), 1);
});

test('what was agreed to in another tab reloads this one', async () => {
  const { takenOver, reloads } = await page();

  takenOver();

  equal(reloads(), 1);
});

test('the first worker of all is not offered and reloads nothing', async () => {
  const { updates, registration, takenOver, reloads } = await page({ controlled: false });
  const worker = registration.find();
  registration.installed(worker);
  equal(updates.isReady(), false);

  takenOver();

  equal(reloads(), 0);
});

test('a page that the server no longer understands waits for the newer build and takes it', async () => {
  const { updates, registration, reloads } = await page();
  const worker = new HeldWorker();
  registration.update = async () => {
    registration.installing = worker;
  };

  const renewed = updates.renew();
  await settled();
  deepEqual(worker.told, []);
  registration.installed(worker);
  await renewed;

  deepEqual(worker.told, ['takeOver']);
  equal(reloads(), 0);
});

test('without a newer build, or without an answer, renewing is a reload', async () => {
  const { updates, registration, reloads } = await page();
  await updates.renew();
  registration.update = () => Promise.reject(new Error('no network'));
  await updates.renew();

  equal(reloads(), 2);
});
