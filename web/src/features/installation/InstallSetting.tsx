import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { DownloadIcon } from '../../shared/ui/icons/DownloadIcon';

/** The way to an icon of its own on this device. */
export function InstallSetting({ onInstall }: { onInstall(): void }) {
  return (
    <div className="flex flex-wrap items-center gap-3 p-4">
      <div className="min-w-48 grow basis-0">
        <p className="text-body font-semibold">{t('install.title')}</p>
        <p className="text-small text-muted">{t('install.text')}</p>
      </div>
      <Button variant="soft" size="medium" onClick={onInstall}>
        <DownloadIcon size={18} />
        {t('install.action')}
      </Button>
    </div>
  );
}
