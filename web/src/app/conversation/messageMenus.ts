import { enMenus } from '../../shared/i18n/enMenus';
import { learn } from '../../shared/i18n/translate';

learn(enMenus);

/** What can be done with a message; loaded as one, once the messages are there. */
export { MessageActions } from './MessageActions';
export { WaitingActions } from './WaitingActions';
