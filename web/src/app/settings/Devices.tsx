import { useState } from 'react';
import { DeviceRow } from '../../features/settings/DeviceRow';
import { devices, revokeDevice, revokeOtherDevices } from '../../features/settings/devices';
import type { Device } from '../../features/settings/devices';
import { useQuery } from '../../shared/http/useQuery';
import { t } from '../../shared/i18n/translate';
import { Button } from '../../shared/ui/Button';
import { Card } from '../../shared/ui/Card';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { FailedState } from '../../shared/ui/FailedState';
import { SkeletonRows } from '../../shared/ui/Skeleton';
import { useToast } from '../../shared/ui/Toasts';
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
      {status !== 'failed' && data && data.length > 1 && <OtherDevices />}
    </Card>
  );
}

function inOrder(list: readonly Device[]): Device[] {
  return [...list].sort(
    (one, other) => Number(other.current) - Number(one.current) || other.lastSeen - one.lastSeen,
  );
}

/** Logs all of them out, once that has been asked. */
function OtherDevices() {
  const [asking, setAsking] = useState(false);
  const revocation = useAction(revokeOtherDevices);
  const toast = useToast();

  async function revoke(): Promise<void> {
    const done = await revocation.run(undefined);
    setAsking(false);
    if (done) toast({ text: t('devices.othersRevoked') });
  }

  return (
    <div className="grid justify-items-center border-t border-line p-2">
      <Button variant="dangerPlain" size="medium" onClick={() => setAsking(true)}>
        {t('devices.revokeOthers')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('devices.revokeOthers')}
          confirm={t('devices.revokeOthers')}
          busy={revocation.busy}
          onConfirm={() => void revoke()}
          onClose={() => setAsking(false)}
        >
          {t('devices.revokeOthersText')}
        </ConfirmDialog>
      )}
    </div>
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
