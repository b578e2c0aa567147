import { enRare } from '../../shared/i18n/enRare';
import { learn } from '../../shared/i18n/translate';

learn(enRare);

/** What the keyboard calls over the page, loaded as one. */
export { JumpPalette } from './JumpPalette';
export { ShortcutSheet } from './ShortcutSheet';
