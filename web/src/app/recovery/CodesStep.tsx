import { AuthLayout } from '../../features/auth/AuthLayout';
import { RecoveryCodes } from '../../features/recovery/RecoveryCodes';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';

interface CodesStepProps {
  codes: readonly string[];
  username: string;
  onDone(): void;
}

/** What a new account is given, before its owner goes in. */
export function CodesStep({ codes, username, onDone }: CodesStepProps) {
  return (
    <AuthLayout title={t('codes.title')} lead={t('codes.keep')} footer={t('codes.lead')}>
      <RecoveryCodes codes={codes} username={username} />
      <Button size="large" className="mt-6 w-full" autoFocus onClick={onDone}>
        {t('codes.done')}
      </Button>
    </AuthLayout>
  );
}
