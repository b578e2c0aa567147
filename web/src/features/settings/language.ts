import { keepSetting, readSetting } from '../../shared/lib/deviceSetting';

export type Language = 'system' | 'en' | 'de';

export const LANGUAGES: readonly Language[] = ['system', 'en', 'de'];

const KEY = 'martlet.language';

/** What was chosen on this device. */
export function chosenLanguage(): Language {
  const stored = readSetting(KEY);
  return LANGUAGES.find((language) => language === stored) ?? 'system';
}

export function keepLanguage(language: Language): void {
  keepSetting(KEY, language);
}

/** The tags to choose a catalogue by: a chosen language in the browser's own variety, if it has one. */
export function wantedTags(language: Language, tags: readonly string[]): readonly string[] {
  if (language === 'system') return tags;
  return [...tags.filter((tag) => tag.split('-')[0] === language), language];
}
