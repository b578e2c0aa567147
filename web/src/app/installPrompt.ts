import { keepInstallPrompt } from '../features/installation/installPrompt';

/** The one offer of this page. */
export const installPrompt = keepInstallPrompt();
