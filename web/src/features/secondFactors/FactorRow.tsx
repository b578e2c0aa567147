import { t } from '../../shared/i18n/translate';
import { fullDate } from '../../shared/i18n/times';
import { Button } from '../../shared/ui/Button';
import type { FactorStatus } from './factorEndpoints';

interface FactorRowProps {
  status: FactorStatus;
  onSetUp(): void;
  onTurnOff(): void;
}

/** Whether my account wants more than a password, and the way to the other. */
export function FactorRow({ status, onSetUp, onTurnOff }: FactorRowProps) {
  const { since, backupCodes } = status;
  return (
    <div className="flex min-h-18 flex-wrap items-center gap-3 px-4 py-3">
      <div className="min-w-40 grow basis-0">
        <p className="text-body font-semibold">
          {since === null ? t('factor.off') : t('factor.onSince', { date: fullDate(since) })}
        </p>
        <p className="text-small text-muted">
          {since === null ? t('factor.offText') : t('factor.codesLeft', { count: backupCodes })}
        </p>
      </div>
      {since === null ? (
        <Button variant="soft" onClick={onSetUp}>
          {t('factor.setUp')}
        </Button>
      ) : (
        <Button variant="dangerPlain" onClick={onTurnOff}>
          {t('factor.turnOff')}
        </Button>
      )}
    </div>
  );
}
