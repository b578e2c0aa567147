import { useState, useSyncExternalStore } from 'react';
import {
  changeDeviceNotifications, deviceNotifications, onDeviceNotifications,
} from '../../features/notifications/deviceNotifications';
import type { DeviceNotifications } from '../../features/notifications/deviceNotifications';
import { NotificationSettings } from '../../features/notifications/NotificationSettings';
import { askPermission, permission } from '../../features/notifications/permission';

/** The browser is asked for its permission by the hand that turns the switch, and never before. */
export function NotificationSetting() {
  const wanted = useSyncExternalStore(onDeviceNotifications, deviceNotifications);
  const [given, setGiven] = useState(permission);

  async function change(wish: Partial<DeviceNotifications>): Promise<void> {
    if (wish.system) setGiven(await askPermission());
    changeDeviceNotifications(wish);
  }

  return (
    <NotificationSettings
      wanted={wanted}
      permission={given}
      onChange={(wish) => void change(wish)}
    />
  );
}
