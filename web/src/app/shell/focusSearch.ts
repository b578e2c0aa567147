import { navigate } from '../../shared/router/navigate';
import { paths } from '../routes';

function visibleSearch(): HTMLInputElement | undefined {
  const all = Array.from(document.querySelectorAll<HTMLInputElement>('[data-search]'));
  return all.find((input) => input.getClientRects().length > 0);
}

/** Ctrl+K, or Command+K, leads to the search of the page, or of the chats where it has none. */
export function focusSearch(event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (!visibleSearch()) navigate(paths.conversations);
  // The page that was just asked for is drawn after this event.
  window.setTimeout(() => visibleSearch()?.select(), 0);
}
