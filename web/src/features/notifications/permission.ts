/** `unsupported`: this browser shows none, or none for a page that came over plain http. */
export type Permission = NotificationPermission | 'unsupported';

function isSupported(): boolean {
  return 'Notification' in window && 'serviceWorker' in navigator;
}

export function permission(): Permission {
  return isSupported() ? Notification.permission : 'unsupported';
}

/** Lets the browser ask; only ever after a gesture of the person's. */
export async function askPermission(): Promise<Permission> {
  return isSupported() ? Notification.requestPermission() : 'unsupported';
}
