import { keepSetting, readSetting } from '../../shared/lib/deviceSetting';

export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const KEY = 'martlet.theme';

/** What was chosen on this device. */
export function chosenTheme(): Theme {
  const stored = readSetting(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

/** The browser's own bars take the colour of the theme, which the page names once for each. */
function colourBars(theme: Theme): void {
  for (const shade of ['light', 'dark'] as const) {
    const meta = document.querySelector<HTMLMetaElement>(`meta[data-shade="${shade}"]`);
    const chosen = shade === theme ? 'all' : 'not all';
    if (meta) meta.media = theme === 'system' ? `(prefers-color-scheme: ${shade})` : chosen;
  }
}

/** Puts a theme on the page; the style sheet follows the system where none is named. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  colourBars(theme);
}

const listeners = new Set<() => void>();

export function chooseTheme(theme: Theme): void {
  showTheme(theme);
  keepSetting(KEY, theme);
  for (const listener of listeners) listener();
}

/** Calls `listener` when another theme was chosen, wherever on the page. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
