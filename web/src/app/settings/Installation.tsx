import { useSyncExternalStore } from 'react';
import { InstallSetting } from '../../features/installation/InstallSetting';
import { t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { Section } from '../../shared/ui/Section';
import { installPrompt } from '../installPrompt';

/** Stands on the page only where the browser has offered to install. */
export function Installation() {
  const offered = useSyncExternalStore(installPrompt.onChange, installPrompt.isOffered);
  if (!offered) return null;
  return (
    <Section title={t('install.section')}>
      <Card>
        <InstallSetting onInstall={installPrompt.ask} />
      </Card>
    </Section>
  );
}
