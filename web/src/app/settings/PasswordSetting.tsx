import { lazy, Suspense, useState } from 'react';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';

const PasswordChange = lazy(async () => ({
  default: (await import('./PasswordChange')).PasswordChange,
}));

export function PasswordSetting() {
  const [changing, setChanging] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 p-4">
      <p className="min-w-40 grow basis-0 text-body text-muted">{t('passwordSetting.text')}</p>
      <Button variant="quiet" onClick={() => setChanging(true)}>
        {t('passwordSetting.change')}
      </Button>
      {changing && (
        <Suspense fallback={null}>
          <PasswordChange onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </div>
  );
}
