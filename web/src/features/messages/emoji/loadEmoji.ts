import { locale } from '../../../shared/i18n/translate';
import { parseEmoji } from './emojiSet';
import type { Emoji } from './emojiSet';

/** By the names of the language that is spoken here; English is understood by all. */
export async function loadEmoji(): Promise<readonly (readonly Emoji[])[]> {
  const { emoji } = locale().startsWith('de')
    ? await import('./emoji.de')
    : await import('./emoji.en');
  return parseEmoji(emoji);
}
