import { english, speak } from './translate';

/** Takes the person's first language that a catalogue exists for; English is always at hand. */
export async function chooseLanguage(wanted: readonly string[]): Promise<void> {
  const tag = wanted.find((candidate) => /^(en|de)\b/i.test(candidate)) ?? 'en';
  const catalogue = /^de\b/i.test(tag) ? (await import('./de')).de : english;
  speak(tag, catalogue);
  document.documentElement.lang = tag;
}
