import { chosenTheme, showTheme } from '../features/settings/theme';

// Runs before the first paint, from a script of its own, so that a theme set by hand never flashes.
showTheme(chosenTheme());
