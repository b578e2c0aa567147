export const loadTray = () => import('./trayParts');
