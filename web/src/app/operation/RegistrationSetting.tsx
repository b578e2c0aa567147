import { useState } from 'react';
import { changeServerSettings, POLICIES } from '../../features/operation/settings';
import type { ServerSettings } from '../../features/operation/settings';
import type { RegistrationPolicy } from '../../shared/http/instance';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { RadioList } from '../../shared/ui/RadioList';
import { useToast } from '../../shared/ui/Toasts';
import { useAction } from '../useAction';

/** Who may make an account. A choice shows at once, until the server has told it or refused. */
export function RegistrationSetting({ settings }: { settings: ServerSettings }) {
  const [wish, setWish] = useState<{ over: ServerSettings; policy: RegistrationPolicy }>();
  const changing = useAction(changeServerSettings);
  const toast = useToast();
  const { configured } = settings;
  const chosen = wish?.over === settings ? wish.policy : settings.registration;

  async function change(registration: RegistrationPolicy | null): Promise<void> {
    setWish({ over: settings, policy: registration ?? configured });
    if (await changing.run({ registration })) toast({ text: t('operator.saved') });
    else setWish(undefined);
  }

  return (
    <>
      <RadioList
        label={t('operator.registrationLabel')}
        options={POLICIES.map((value) => ({
          value,
          label: t(`operator.policy.${value}`),
          note: t(`operator.policy.${value}Text`),
        }))}
        chosen={chosen}
        onChoose={(value) => void change(value)}
      />
      {chosen !== configured && (
        <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line p-4">
          <p className="min-w-40 grow basis-0 text-small text-muted">
            {t('operator.configured', { policy: t(`operator.policy.${configured}`) })}
          </p>
          <Button variant="quiet" busy={changing.busy} onClick={() => void change(null)}>
            {t('operator.reset')}
          </Button>
        </div>
      )}
    </>
  );
}
