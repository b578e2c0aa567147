import { boolean, fields, Malformed } from '../../shared/lib/json';
import { keepSetting, readSetting } from '../../shared/lib/deviceSetting';

/**
 * How this device tells of messages while nobody looks. It is kept here and not with the account:
 * a browser gives its permission for one device, and a sound belongs to the room it is heard in.
 */
export interface DeviceNotifications {
  /** Show notifications of the system; counts only with the browser's permission. */
  system: boolean;
  sound: boolean;
  /** Show what was written, and not only who wrote. */
  preview: boolean;
}

const KEY = 'martlet.notifications';
const CHANGED = 'martlet:notifications';

const initial: DeviceNotifications = { system: false, sound: true, preview: true };

const parse = fields<DeviceNotifications>({ system: boolean, sound: boolean, preview: boolean });

function parsed(text: string | null): DeviceNotifications {
  try {
    return text === null ? initial : parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return initial;
    throw error;
  }
}

let current = parsed(readSetting(KEY));

export function deviceNotifications(): DeviceNotifications {
  return current;
}

export function changeDeviceNotifications(change: Partial<DeviceNotifications>): void {
  current = { ...current, ...change };
  keepSetting(KEY, JSON.stringify(current));
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls `listener` after each change, also one made in another tab. */
export function onDeviceNotifications(listener: () => void): () => void {
  function heard({ key, newValue }: StorageEvent): void {
    if (key !== KEY) return;
    current = parsed(newValue);
    listener();
  }
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', heard);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', heard);
  };
}
