import { t } from '../../shared/i18n/translate';
import { Switch } from '../../shared/ui/Switch';
import type { DeviceNotifications } from './deviceNotifications';
import type { Permission } from './permission';

interface NotificationSettingsProps {
  wanted: DeviceNotifications;
  permission: Permission;
  onChange(change: Partial<DeviceNotifications>): void;
}

/** What stands in the way of notifications, and how it can be helped. */
function obstacle(permission: Permission): string | undefined {
  if (permission === 'denied') return t('notifications.denied');
  return permission === 'unsupported' ? t('notifications.unsupported') : undefined;
}

export function NotificationSettings({ wanted, permission, onChange }: NotificationSettingsProps) {
  const hindered = obstacle(permission);
  const shown = wanted.system && permission === 'granted';
  return (
    <div className="divide-y divide-line">
      <Switch
        label={t('notifications.system')}
        note={hindered ?? t('notifications.systemText')}
        on={shown}
        disabled={hindered !== undefined}
        onChange={(system) => onChange({ system })}
      />
      <Switch
        label={t('notifications.preview')}
        note={t('notifications.previewText')}
        on={wanted.preview}
        disabled={!shown}
        onChange={(preview) => onChange({ preview })}
      />
      <Switch
        label={t('notifications.sound')}
        note={t('notifications.soundText')}
        on={wanted.sound}
        onChange={(sound) => onChange({ sound })}
      />
    </div>
  );
}
