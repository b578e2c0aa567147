import { since } from '../../shared/i18n/times';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { LaptopIcon } from '../../shared/ui/icons/LaptopIcon';
import { SmartphoneIcon } from '../../shared/ui/icons/SmartphoneIcon';

interface DeviceRowProps {
  device: string;
  lastSeen: number;
  current: boolean;
  now: number;
  busy: boolean;
  onRevoke(): void;
}

/** One place where I am logged in. */
export function DeviceRow({ device, lastSeen, current, now, busy, onRevoke }: DeviceRowProps) {
  const Shape = /phone|android|mobile/i.test(device) ? SmartphoneIcon : LaptopIcon;
  return (
    <li className="flex min-h-18 items-center gap-3 px-4 py-3">
      <span className="grid size-12 shrink-0 place-items-center rounded-full bg-raised text-muted">
        <Shape size={22} />
      </span>
      <div className="min-w-0 grow">
        <p className="truncate text-body font-semibold">
          <bdi>{device}</bdi>
        </p>
        <p className="truncate text-small text-muted">
          {current ? t('devices.current') : t('devices.lastSeen', { when: since(lastSeen, now) })}
        </p>
      </div>
      {!current && (
        <Button
          variant="dangerPlain"
          busy={busy}
          aria-label={t('devices.revokeOf', { device })}
          onClick={onRevoke}
        >
          {t('devices.revoke')}
        </Button>
      )}
    </li>
  );
}
