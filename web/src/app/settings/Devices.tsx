import { DeviceRow } from '../../features/settings/DeviceRow';
import { devices, revokeDevice } from '../../features/settings/devices';
import type { Device } from '../../features/settings/devices';
import { useQuery } from '../../shared/http/useQuery';
import { t } from '../../shared/i18n/translate';
import { Card } from '../../shared/ui/Card';
import { FailedState } from '../../shared/ui/FailedState';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useNow } from '../../shared/ui/useNow';
import { useAction } from '../useAction';

/** Everywhere I am logged in; this device first. */
export function Devices() {
  const { data, status, refetch } = useQuery(devices, null);
  const now = useNow();
  return (
    <Card>
      {status === 'failed' && <FailedState text={t('devices.failed')} onRetry={refetch} />}
      {status !== 'failed' && !data && <SkeletonRows count={1} />}
      {status !== 'failed' && data && (
        <ul aria-label={t('devices.title')} className="divide-y divide-line">
          {inOrder(data).map((device) => (
            <DeviceItem key={device.id} device={device} now={now} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function inOrder(list: readonly Device[]): Device[] {
  return [...list].sort(
    (one, other) => Number(other.current) - Number(one.current) || other.lastSeen - one.lastSeen,
  );
}

function DeviceItem({ device, now }: { device: Device; now: number }) {
  const revocation = useAction(revokeDevice);
  return (
    <DeviceRow
      device={device.device || t('devices.unnamed')}
      lastSeen={device.lastSeen}
      current={device.current}
      now={now}
      busy={revocation.busy}
      onRevoke={() => void revocation.run(device.id)}
    />
  );
}
