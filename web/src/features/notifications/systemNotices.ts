import { fields, integer, Malformed, string } from '../../shared/lib/json';
import { permission } from './permission';

/** The message that a notification is about. */
export interface About {
  conversation: string;
  seq: number;
}

export interface Notice {
  /** A second notice under the same tag takes the place of the first, from whichever tab it comes. */
  tag: string;
  title: string;
  body: string;
  /** Where a click leads. */
  path: string;
  /** Absent on one that sums up several messages. */
  about?: About;
}

export interface SystemNotices {
  show(notice: Notice): Promise<void>;
  /** Takes back what is over; answers how many are still shown. */
  close(isOver: (about: About | undefined) => boolean): Promise<number>;
}

const parseAbout = fields<About>({ conversation: string, seq: integer });

function aboutOf({ data }: Notification): About | undefined {
  try {
    return parseAbout((data as { about?: unknown } | null)?.about);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

async function registration(): Promise<ServiceWorkerRegistration | undefined> {
  if (permission() !== 'granted') return undefined;
  return navigator.serviceWorker.getRegistration();
}

const LOCK = 'martlet-notices';

/**
 * One at a time in the whole browser: Chromium forgets a notification for good if somebody asks
 * for the list while it is on its way to the screen.
 */
async function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  const { locks } = navigator as Partial<Pick<Navigator, 'locks'>>;
  return locks ? locks.request(LOCK, act) : act();
}

async function show({ tag, title, body, path, about }: Notice): Promise<void> {
  const worker = await registration();
  if (!worker?.active) return;
  const data = { path, about };
  await worker.showNotification(title, { tag, body, icon: '/icon-192.png', silent: true, data });
}

async function close(isOver: (about: About | undefined) => boolean): Promise<number> {
  const shown = (await (await registration())?.getNotifications()) ?? [];
  const over = shown.filter((notification) => isOver(aboutOf(notification)));
  for (const notification of over) notification.close();
  return shown.length - over.length;
}

/**
 * Notifications by way of the worker, which outlives the tab and hears their clicks. They are
 * silent: the sound is ours, and has a switch of its own.
 */
export const systemNotices: SystemNotices = {
  show: async (notice) => inTurn(async () => show(notice)),
  close: async (isOver) => inTurn(async () => close(isOver)),
};
