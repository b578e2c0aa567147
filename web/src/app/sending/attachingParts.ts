import { enSending } from '../../shared/i18n/enSending';
import { learn } from '../../shared/i18n/translate';

learn(enSending);

/** What an open conversation needs to take files, and the way to what it needs with the first of them. */
export { Attaching } from './Attaching';
export { loadTray } from './loadTray';
export { sendTray } from './sendTray';
