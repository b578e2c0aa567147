import { lazy } from 'react';
import { enSending } from '../../shared/i18n/enSending';
import { learn } from '../../shared/i18n/translate';
import { loadTray } from './loadTray';

learn(enSending);

/** What an open conversation needs to take files, and the way to what it needs with the first of them. */
export { Attaching } from './Attaching';
export { sendTray } from './sendTray';

export const AttachmentTray = lazy(async () => ({ default: (await loadTray()).AttachmentTray }));
