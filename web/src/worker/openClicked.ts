import { field, string } from '../shared/lib/json';

interface Tab {
  focused: boolean;
  visibilityState: string;
  postMessage(message: unknown): void;
  focus(): Promise<unknown>;
}

interface Tabs {
  matchAll(options: { type: 'window' }): Promise<readonly Tab[]>;
  openWindow(path: string): Promise<unknown>;
}

const parsePath = field('path', string);

/** How near a tab is to the person's eyes. */
function nearness({ focused, visibilityState }: Tab): number {
  return Number(focused) * 2 + Number(visibilityState === 'visible');
}

/** Leads to what a notification is about: in the tab that is nearest, or in a new one. */
export async function openClicked(tabs: Tabs, data: unknown): Promise<void> {
  const path = parsePath(data);
  const open = await tabs.matchAll({ type: 'window' });
  const [nearest] = [...open].sort((one, other) => nearness(other) - nearness(one));
  if (!nearest) return void (await tabs.openWindow(path));
  nearest.postMessage({ type: 'open', path });
  await nearest.focus();
}
