import { t } from '../../shared/i18n/translate';
import { SegmentedChoice } from '../../shared/ui/SegmentedChoice';
import type { Language } from './language';

interface LanguageChoiceProps {
  language: Language;
  onChoose(language: Language): void;
}

/** Languages are called by their own names, so that they are found from any other. */
export function LanguageChoice({ language, onChoose }: LanguageChoiceProps) {
  return (
    <SegmentedChoice
      name="language"
      label={t('language')}
      segments={[
        { value: 'system', label: t('language.system') },
        { value: 'en', label: 'English', lang: 'en' },
        { value: 'de', label: 'Deutsch', lang: 'de' },
      ]}
      chosen={language}
      onChoose={onChoose}
    />
  );
}
