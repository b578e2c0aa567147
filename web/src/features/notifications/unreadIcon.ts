const ICON = '/favicon.svg';

/** On the grid of the icon, 64 by 64. At the size of a tab there is room for one digit. */
function badge(count: number): string {
  const text = count > 9 ? '9+' : String(count);
  const style = 'font-family="sans-serif" font-weight="700" font-size="28" text-anchor="middle"';
  return (
    '<circle cx="44" cy="44" r="20" fill="#d3232f"/>' +
    `<text x="44" y="54" fill="#fff" ${style}>${text}</text></svg>`
  );
}

/** Unknown at first: an application's badge outlives the page that has set it. */
let shown: number | undefined;

async function iconFor(count: number): Promise<string> {
  if (count === 0) return ICON;
  const response = await fetch(ICON);
  const drawing = (await response.text()).replace('</svg>', badge(count));
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`;
}

interface BadgingNavigator {
  setAppBadge?(count: number): Promise<void>;
}

/** Puts the number of unread messages on the tab's icon and, once installed, on the application's. */
export async function showUnread(count: number): Promise<void> {
  if (shown === count) return;
  shown = count;
  try {
    await (navigator as BadgingNavigator).setAppBadge?.(count);
    const icon = await iconFor(count);
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (shown === count && link?.getAttribute('href') !== icon) link?.setAttribute('href', icon);
  } catch {
    // The title still says it.
  }
}
