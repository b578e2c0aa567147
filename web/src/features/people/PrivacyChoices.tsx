import { t } from '../../shared/i18n/translate';
import { RadioList } from '../../shared/ui/RadioList';
import { Switch } from '../../shared/ui/Switch';
import { ADMISSIONS } from './privacy';
import type { Privacy } from './privacy';

interface PrivacyChoicesProps {
  privacy: Privacy;
  onChange(change: Partial<Privacy>): void;
}

export function PrivacyChoices({ privacy, onChange }: PrivacyChoicesProps) {
  return (
    <div className="divide-y divide-line">
      <Switch
        label={t('privacy.readReceipts')}
        note={t('privacy.readReceiptsText')}
        on={privacy.readReceipts}
        onChange={(readReceipts) => onChange({ readReceipts })}
      />
      <Switch
        label={t('privacy.lastSeen')}
        note={t('privacy.lastSeenText')}
        on={privacy.lastSeen}
        onChange={(lastSeen) => onChange({ lastSeen })}
      />
      <RadioList
        label={t('privacy.asks')}
        options={ADMISSIONS.map((value) => ({
          value,
          label: t(`privacy.asks.${value}`),
          note: t(`privacy.asks.${value}Text`),
        }))}
        chosen={privacy.asks}
        onChoose={(asks) => onChange({ asks })}
      />
    </div>
  );
}
