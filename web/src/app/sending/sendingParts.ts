import { enSending } from '../../shared/i18n/enSending';
import { learn } from '../../shared/i18n/translate';

learn(enSending);

/** What a message with files needs until it is sent. */
export { SendingMedia } from './SendingMedia';
