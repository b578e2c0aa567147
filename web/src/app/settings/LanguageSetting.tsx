import { chosenLanguage, keepLanguage, wantedTags } from '../../features/settings/language';
import type { Language } from '../../features/settings/language';
import { LanguageChoice } from '../../features/settings/LanguageChoice';
import { chooseLanguage } from '../../shared/i18n/language';

/** Everything is drawn anew in another language, and the hand finds its place again. */
async function choose(language: Language): Promise<void> {
  keepLanguage(language);
  await chooseLanguage(wantedTags(language, navigator.languages));
  window.setTimeout(() => {
    document.querySelector<HTMLInputElement>('input[name="language"]:checked')?.focus();
  }, 0);
}

export function LanguageSetting() {
  return (
    <LanguageChoice language={chosenLanguage()} onChoose={(language) => void choose(language)} />
  );
}
