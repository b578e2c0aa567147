import { enSending } from '../../shared/i18n/enSending';
import { learn } from '../../shared/i18n/translate';

learn(enSending);

/** What an open conversation needs to take files and to show those on their way; loaded as one. */
export { Attaching } from './Attaching';
export { MessageUploads } from './MessageUploads';
