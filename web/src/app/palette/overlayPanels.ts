/** What the keyboard calls over the page, loaded as one. */
export { JumpPalette } from './JumpPalette';
export { ShortcutSheet } from './ShortcutSheet';
