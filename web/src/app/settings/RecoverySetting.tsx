import { useState } from 'react';
import { RecoveryCodes } from '../../features/recovery/RecoveryCodes';
import { codesLeft, renewCodes } from '../../features/recovery/recoveryEndpoints';
import { RenewCodesForm } from '../../features/recovery/RenewCodesForm';
import { useMutation } from '../../shared/http/useMutation';
import { useQuery } from '../../shared/http/useQuery';
import { problemText } from '../../shared/i18n/problemText';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { FailedState } from '../../shared/ui/FailedState';
import { SkeletonRows } from '../../shared/ui/Skeleton';

/** How many recovery codes are left, and new ones. */
export function RecoverySetting({ username }: { username: string }) {
  const left = useQuery(codesLeft, null);
  const renewal = useMutation(renewCodes);
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>();

  async function renew(password: string): Promise<void> {
    const made = await renewal.run(password);
    if (!made) return;
    setCodes(made);
    setAsking(false);
  }

  if (left.status === 'failed') return <FailedState text={t('codes.failed')} onRetry={left.refetch} />;
  if (left.data === undefined) return <SkeletonRows count={1} />;
  const wrong = renewal.problem?.code === 'credentials-wrong';
  return (
    <div className="grid gap-3 p-4">
      <p className="text-body text-muted">{t(codes ? 'codes.keep' : 'codes.text')}</p>
      {codes ? (
        <RecoveryCodes codes={codes} username={username} />
      ) : (
        <p className="text-body font-semibold">{t('codes.left', { count: left.data })}</p>
      )}
      {asking && (
        <RenewCodesForm
          busy={renewal.status === 'pending'}
          problem={wrong ? t('codes.passwordWrong') : renewal.problem && problemText(renewal.problem)}
          onSubmit={(password) => void renew(password)}
        />
      )}
      {!asking && !codes && (
        <div>
          <Button variant="quiet" onClick={() => setAsking(true)}>
            {t('codes.renew')}
          </Button>
        </div>
      )}
    </div>
  );
}
