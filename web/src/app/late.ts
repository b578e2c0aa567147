import { enLate } from '../shared/i18n/enLate';
import { learn } from '../shared/i18n/translate';

learn(enLate);

/** What a page has time for once it is usable; loaded as one. */
export { startMediaKeeping } from './media/startMediaKeeping';
export { showUnread } from '../features/notifications/unreadIcon';
export { startNotices } from './notices/startNotices';
export { RareNotices } from './shell/RareNotices';
export { startPersistence } from './storage/persistence';
export { renewPage } from './updates/browserUpdates';
export { UpdateOffer } from './updates/UpdateOffer';
